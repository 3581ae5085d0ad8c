import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { flows } from '../../flows/index.ts';
import type { Engine } from '../../src/engine/advance.ts';
import type { Dialogue, Frame } from '../../src/engine/dialogue.ts';
import type { MemberEvent } from '../../src/engine/events.ts';
import { openAll } from '../support/house.ts';
import {
  after,
  answersIn,
  fitting,
  placeOf,
  revive,
  standing,
  type Golden,
  type Place,
} from './golden-release.ts';

const folder = join(import.meta.dirname, 'golden');

/** Written once for a release, with `WRITE_GOLDEN=<version>`, and never again; before the first release, builds are named by their commit. */
async function writeGolden(release: string): Promise<void> {
  const { engine, houses } = await openAll();
  const found = standing(engine, houses.values());
  const lines = found.map((one) => JSON.stringify(one));
  writeFileSync(join(folder, `${release}.json`), `[\n${lines.join(',\n')}\n]\n`);
}

const release = process.env['WRITE_GOLDEN'];
if (release && !existsSync(join(folder, `${release}.json`))) await writeGolden(release);

const goldensOf = (file: string): Golden[] =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden[];
const releases = readdirSync(folder).filter((file) => file.endsWith('.json'));

test('there are conversations of every release', () => {
  expect(releases).toEqual([
    '0.1.0-111a3ea.json',
    '0.1.0-3157dd2.json',
    '0.1.0-54394cb.json',
    '0.1.0-91730ff.json',
    '0.1.0-aa49e43.json',
    '0.1.0-f173ea9.json',
    '0.1.0-f98b918.json',
  ]);
});

/** The place itself; the safe point of its flow where a later release has no such step any more. */
function placeIn({ flows }: Engine, place: Place): Place | Pick<Place, 'flow' | 'step'> {
  const { chart, safePoint } = flows.machine(place.flow).flow;
  return place.step in chart.states ? place : { flow: place.flow, step: safePoint };
}

test.each(releases)('conversations that stand in %s are found where they were left', async (file) => {
  const { engine, houses } = await openAll();
  for (const { association, way, dialogue, restored, handedBack = restored } of goldensOf(file)) {
    const house = houses.get(association)!;
    const answers = answersIn(dialogue);
    const edited = after(engine, house, dialogue, 'edited');
    const back = after(engine, house, dialogue, 'handedBack');
    expect({
      association,
      way,
      restored: placeOf(edited),
      handedBack: placeOf(back),
    }).toMatchObject({
      association,
      way,
      restored: placeIn(engine, restored),
      handedBack: placeIn(engine, handedBack),
    });
    for (const { dialogue: now } of [edited, back])
      expect({ association, way, answers: answersIn(now) }).toEqual({ association, way, answers });
  }
});

/** Answers without those that a yes puts others in the place of. */
const withoutProposed = (answers: object, { stack }: Dialogue): object => {
  const proposed = Object.keys(stack.at(-1)?.context['proposed'] ?? {});
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !proposed.includes(name)));
};

test.each(releases)('conversations that stand in %s take what fits, and lose no answer', async (file) => {
  const { engine, houses } = await openAll();
  for (const { association, way, dialogue } of goldensOf(file)) {
    const house = houses.get(association)!;
    const rehearsal = after(engine, house, dialogue, 'edited');
    rehearsal.play(fitting(house, rehearsal.last?.asked));
    expect({ association, way, ...placeOf(rehearsal) }).toMatchObject({
      question: expect.stringMatching(/^q\d+$/),
    });
    const kept = [
      ...answersIn(rehearsal.dialogue),
      ...rehearsal.world.submissions.map(({ answers }) => answers),
    ];
    for (const given of answersIn(dialogue).map((one) => withoutProposed(one, dialogue)))
      expect({ association, way, kept }).toMatchObject({
        kept: expect.arrayContaining([expect.objectContaining(given)]),
      });
  }
});

/** A stored conversation as if the states of one flow in which it stands had been of an earlier version, and were no more. */
const outdated = (dialogue: Dialogue, flow: string): Dialogue => {
  const old = (frame: Frame): Frame =>
    frame.flow === flow ? { ...frame, version: frame.version - 1, value: 'askSomethingOld' } : frame;
  return { ...dialogue, stack: dialogue.stack.map(old), parked: dialogue.parked.map(old) };
};

/** What was said or tapped at a question that is no more, and what leaves every question alone. */
const unanswering: readonly MemberEvent[] = [
  { kind: 'text', text: 'محمد' },
  { kind: 'tap', prompt: 'q3', choice: 'drop' },
  { kind: 'unsupported', what: 'edited' },
];

/** A voice note in the middle of a form: what is typed next is the form's answer, which is no loss. */
const spoken = 'unheard';

test.each(flows.map(({ name }) => name))(
  'conversations whose states of %s are no more are asked where they go on, read no text as an answer, and lose none',
  async (flow) => {
    const { engine, houses } = await openAll();
    const stored = releases
      .flatMap(goldensOf)
      .map(({ association, way, dialogue }) => ({ association, way, dialogue: outdated(dialogue, flow) }))
      .filter(({ dialogue: { stack } }) => stack.at(-1)?.value === 'askSomethingOld')
      .filter(({ dialogue }) => flow !== spoken || answersIn(dialogue).length === 0);
    expect(stored.length).toBeGreaterThan(0);
    for (const { association, way, dialogue } of stored)
      for (const event of unanswering) {
        const rehearsal = revive(engine, houses.get(association)!, dialogue);
        const questions = rehearsal.play(event).flatMap(({ prompt }) => (prompt ? [prompt.id] : []));
        const open = rehearsal.last?.asked;
        expect({ association, way, event, step: open?.step, questions }).toEqual({
          association,
          way,
          event,
          step: expect.any(String),
          questions: [open?.id],
        });
        expect({ association, way, event, answers: answersIn(rehearsal.dialogue) }).toEqual({
          association,
          way,
          event,
          answers: answersIn(dialogue),
        });
      }
  },
);
