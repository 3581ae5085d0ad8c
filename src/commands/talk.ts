import { createInterface } from 'node:readline';
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { MemberEvent } from '../engine/events.ts';
import { kindOfFile, tidyFileName } from '../fields/file-kind.ts';
import { Rehearsal } from '../conversation/rehearsal/rehearsal.ts';
import { isFault } from '../kernel/errors.ts';
import { systemClock } from '../kernel/clock.ts';
import { randomSeed } from '../kernel/ids.ts';
import type { OutgoingMessage } from '../contract/index.ts';
import { openEngine, openHouses } from '../runtime.ts';

const usage = `Holds a conversation in the terminal, on the same engine as every channel. Nothing is stored.

  npm run talk -- <association> [--json] [--lang en]

Type what a member would type; a choice by its number or its words; a file as "@path". Ctrl+D ends.
With --json every message is a line of JSON, and so may be the input: {"text": …}, {"choice": …} or {"file": path}.`;

async function readAttachment(path: string): Promise<MemberEvent> {
  const bytes = await readFile(path);
  const type = (await kindOfFile(bytes)) ?? 'application/octet-stream';
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    kind: 'file',
    file: { file: sha256.slice(0, 22), name: tidyFileName(basename(path)), type, size: bytes.length, sha256 },
  };
}

async function eventOf(line: string, json: boolean, last: OutgoingMessage | undefined): Promise<MemberEvent> {
  if (json && line.trimStart().startsWith('{')) {
    const input = JSON.parse(line) as { text?: string; choice?: string; prompt?: string; file?: string };
    if (input.file !== undefined) return readAttachment(input.file);
    if (input.choice !== undefined)
      return { kind: 'tap', prompt: input.prompt ?? last?.prompt?.id ?? '', choice: input.choice };
    return { kind: 'text', text: input.text ?? '' };
  }
  return line.startsWith('@') ? readAttachment(line.slice(1).trim()) : { kind: 'text', text: line };
}

function show(message: OutgoingMessage, json: boolean): string {
  if (json) return JSON.stringify(message);
  const choices = message.choices?.map((choice, i) => `   ${i + 1}. ${choice.label}`) ?? [];
  return [message.text, ...choices, ''].join('\n');
}

async function main(): Promise<void> {
  const [, , ...rest] = process.argv;
  const words = rest.filter((word, i) => !word.startsWith('--') && rest[i - 1] !== '--lang');
  const json = rest.includes('--json');
  const [id] = words;
  const houses = await openHouses();
  const house = houses.get(id ?? '');
  if (!house) {
    console.error(`${usage}\n\nAssociations: ${[...houses.keys()].join(', ')}`);
    process.exit(2);
  }
  const rehearsal = new Rehearsal({
    engine: openEngine(),
    house,
    clock: systemClock(),
    seed: randomSeed,
    lang: rest[rest.indexOf('--lang') + 1] === 'en' ? 'en' : 'ar',
  });
  let last: OutgoingMessage | undefined;
  const put = (messages: readonly OutgoingMessage[]): void => {
    for (const message of messages) console.log(show(message, json));
    last = messages.findLast((message) => message.prompt) ?? last;
  };
  put(rehearsal.play({ kind: 'start', lang: rehearsal.dialogue.facts.lang }));
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      put(rehearsal.play(await eventOf(line, json, last)));
    } catch (error) {
      if (!(error instanceof SyntaxError) && !(error instanceof Error && 'code' in error)) throw error;
      console.error(`That could not be read: ${error.message}`);
    }
  }
}

await main().catch((error: unknown) => {
  console.error(isFault(error) ? error.message : error);
  process.exit(1);
});
