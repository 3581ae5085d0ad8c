import { createInterface } from 'node:readline';
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import type { Typed } from '../command-line/declaration.ts';
import { oneOf } from '../command-line/flags.ts';
import { amongThose, note } from '../command-line/terminal.ts';
import { Choice, Prompt, Receipt, Review, type Lang, type OutgoingMessage } from '../contract/index.ts';
import { readConfig } from '../config.ts';
import type { MemberEvent } from '../engine/events.ts';
import { kindOfFile, nameOfFile } from '../fields/files/file-kind.ts';
import { Rehearsal } from '../conversation/rehearsal/rehearsal.ts';
import { systemClock } from '../kernel/clock.ts';
import { randomSeed } from '../kernel/ids.ts';
import { openMinds } from '../minds.ts';

const Message = z.object({
  text: z.string(),
  lang: z.enum(['ar', 'en']),
  prompt: z.optional(Prompt),
  choices: z.array(Choice).readonly().optional(),
  review: z.optional(Review),
  receipt: z.optional(Receipt),
  secret: z.literal(true).optional(),
  masked: z.object({ text: z.string(), review: z.optional(Review) }).optional(),
});

async function readAttachment(path: string): Promise<MemberEvent> {
  const bytes = await readFile(path);
  const type = (await kindOfFile(bytes)) ?? 'application/octet-stream';
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    kind: 'file',
    file: {
      file: sha256.slice(0, 22),
      name: nameOfFile(basename(path), type),
      type,
      size: bytes.length,
      sha256,
    },
  };
}

/** A line of JSON that is typed instead of words. */
const Input = z.object({
  text: z.string().optional(),
  choice: z.string().optional(),
  prompt: z.string().optional(),
  file: z.string().optional(),
});

async function eventOf(line: string, json: boolean, last: OutgoingMessage | undefined): Promise<MemberEvent> {
  if (json && line.trimStart().startsWith('{')) {
    const input = Input.parse(JSON.parse(line));
    if (input.file !== undefined) return readAttachment(input.file);
    if (input.choice !== undefined)
      return { kind: 'tap', prompt: input.prompt ?? last?.prompt?.id ?? '', choice: input.choice };
    return { kind: 'text', text: input.text ?? '' };
  }
  return line.startsWith('@') ? readAttachment(line.slice(1).trim()) : { kind: 'text', text: line };
}

const flags = {
  lang: oneOf<Lang, Lang>({
    meaning: 'the language that the member begins in',
    options: ['ar', 'en'],
    otherwise: 'ar',
  }),
};

const isUnreadable = (error: unknown): error is Error =>
  error instanceof SyntaxError || error instanceof z.ZodError || (error instanceof Error && 'code' in error);

/** What the association says, message after message, until the input ends. */
async function* talk({
  words: [id = ''],
  flags: { lang },
  json,
}: Typed<typeof flags>): AsyncGenerator<OutgoingMessage> {
  const { engine, houses } = await openMinds(readConfig());
  const house = amongThose('association', id, houses);
  const rehearsal = new Rehearsal({
    engine,
    house,
    clock: systemClock(),
    seed: randomSeed,
    lang,
  });
  let said = rehearsal.play({ kind: 'start', lang });
  yield* said;
  let last = said.findLast((message) => message.prompt);
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      said = rehearsal.play(await eventOf(line, json, last));
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      note(`That could not be read: ${error.message}`);
      continue;
    }
    yield* said;
    last = said.findLast((message) => message.prompt) ?? last;
  }
}

export const talkCommand = command({
  name: 'talk',
  purpose: 'Holds a conversation in the terminal, on the same engine as every channel. Nothing is stored.',
  details: `Type what a member would type; a choice by its number or its words; a file as "@path". Ctrl+D ends.
With --json every message is a line of JSON, and so may be the input: {"text": …}, {"choice": …} or {"file": path}.`,
  words: { usage: '<association>', least: 1, most: 1 },
  flags,
  shape: Message,
  run: talk,
  text: ({ text, choices = [] }) =>
    [text, ...choices.map((choice, i) => `   ${i + 1}. ${choice.label}`), ''].join('\n'),
});
