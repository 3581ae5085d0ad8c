import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Rehearsal } from '../../src/conversation/rehearsal.ts';
import { walk } from '../../src/conversation/walk.ts';
import type { Dialogue } from '../../src/engine/dialogue.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { aWorkingMorning, countingSeed, openAll } from '../support/house.ts';

/** A conversation as a release stored it, what comes next, and where that led then. */
interface Golden {
  readonly association: string;
  readonly dialogue: Dialogue;
  readonly next: string;
  readonly leads: {
    readonly flow: string;
    readonly step: string;
    readonly field?: string;
    readonly answers: unknown;
  };
}

const folder = join(import.meta.dirname, 'golden');
const nexts = ['رجوع', 'القائمة', 'موظف', 'متى تردون علي؟', '1', 'نعم', '0501234567'];

async function follow({
  association,
  dialogue,
  next,
}: Pick<Golden, 'association' | 'dialogue' | 'next'>): Promise<Golden['leads']> {
  const { engine, houses } = await openAll();
  const rehearsal = new Rehearsal(
    engine,
    houses.get(association)!,
    handClock(aWorkingMorning),
    countingSeed(),
  );
  rehearsal.dialogue = dialogue;
  const said = rehearsal.play({ kind: 'text', text: next });
  const prompt = said.findLast((message) => message.prompt)?.prompt;
  const answers =
    [...rehearsal.dialogue.stack, ...rehearsal.dialogue.parked].find(({ flow }) => flow === 'request')
      ?.context['answers'] ?? null;
  return {
    flow: prompt?.flow ?? '',
    step: prompt?.step ?? '',
    ...(prompt?.field !== undefined && { field: prompt.field }),
    answers,
  };
}

/** Written once for a release, with `WRITE_GOLDEN=<version>`, and never again. */
async function writeGolden(version: string): Promise<void> {
  const { engine, houses } = await openAll();
  const found: Golden[] = [];
  for (const [association, house] of houses)
    for (const [i, { rehearsal }] of walk(engine, house)
      .filter((_, at) => at % 2 === 0)
      .entries()) {
      const one = { association, dialogue: rehearsal.dialogue, next: nexts[i % nexts.length]! };
      found.push({ ...one, leads: await follow(one) });
    }
  writeFileSync(
    join(folder, `${version}.json`),
    `[\n${found.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`,
  );
}

test('conversations that earlier releases stored go on as they did then', async () => {
  const version = process.env['WRITE_GOLDEN'];
  if (version && !existsSync(join(folder, `${version}.json`))) await writeGolden(version);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  expect(files).toContain('0.1.0.json');
  for (const file of files)
    for (const golden of JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden[]) {
      const { association, dialogue, next, leads } = golden;
      expect({ file, association, asked: dialogue.asked, next, leads: await follow(golden) }).toEqual({
        file,
        association,
        asked: dialogue.asked,
        next,
        leads,
      });
    }
});
