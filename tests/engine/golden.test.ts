import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Engine } from '../../src/engine/advance.ts';
import { openAll } from '../support/house.ts';
import { after, answersIn, fitting, placeOf, standing, type Golden, type Place } from './golden-release.ts';

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
  expect(releases).toEqual(['0.1.0-3157dd2.json', '0.1.0-91730ff.json']);
});

/** The place itself, or the safe point of its flow where a later release has no such step any more. */
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
    for (const given of answersIn(dialogue))
      expect({ association, way, kept }).toMatchObject({
        kept: expect.arrayContaining([expect.objectContaining(given)]),
      });
  }
});
