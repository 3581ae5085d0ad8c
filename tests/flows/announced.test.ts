import { expect, test } from '@jest/globals';
import { eventOfSample, sampleInput } from '../../src/conversation/rehearsal/samples.ts';
import { buttonsOf, takesFile } from '../../src/fields/field.ts';
import type { OutgoingMessage, Place } from '../../src/contract/index.ts';
import { announced } from '../../src/voice/announced.ts';
import { fieldOf, serviceOf } from '../../src/voice/house.ts';
import { associations, openAll } from '../support/house.ts';
import { talk } from '../support/talk.ts';

/** The fields that a member is asked for, from the first question to the review, and what was announced before. */
async function asked(id: string, service: string, n: number) {
  const { rehearsal, say } = await talk(id);
  const spec = serviceOf(rehearsal.house, service)!;
  let said: readonly OutgoingMessage[] = say('أوافق', spec.title.ar);
  const introduction = said.map(({ text }) => text).join('\n');
  const fields: string[] = [];
  const places: Place[] = [];
  let choices = 0;
  for (let prompt = said.at(-1)?.prompt; prompt?.field !== undefined; prompt = said.at(-1)?.prompt) {
    fields.push(prompt.field);
    if (prompt.at) places.push(prompt.at);
    const field = fieldOf(spec, prompt.field)!;
    // Every choice by a figure of its own in n, so that all of them are met with one another.
    const way = buttonsOf(field).length > 0 ? Math.floor(n / 2 ** (choices % 3)) : n;
    if (buttonsOf(field).length > 0) choices += 1;
    said = rehearsal.play(eventOfSample(sampleInput(field, way), prompt.id));
  }
  const files = fields.filter((name) => takesFile(fieldOf(spec, name)!)).length;
  return { introduction, questions: fields.length - files, files, places, fields };
}

test.each(associations)('as many questions are announced as are asked: %s', async (id) => {
  const { houses } = await openAll();
  for (const spec of houses.get(id)!.association.services) {
    const { questions, least, papers, spare } = announced(spec);
    const runs = await Promise.all(Array.from({ length: 8 }, (_, n) => asked(id, spec.id, n)));
    for (const run of runs) {
      expect({
        service: spec.id,
        ...run,
        enough: run.questions >= (least === 0 ? questions : least),
      }).toMatchObject({
        enough: true,
        introduction: expect.stringContaining(String(questions)),
      });
      expect(run.questions).toBeLessThanOrEqual(questions);
      expect(run.files).toBeLessThanOrEqual(papers + spare);
      const all = run.places.length;
      expect(run.places.map(({ step }) => step)).toEqual(Array.from({ length: all }, (_, i) => i + 1));
      expect(all).toBe(run.questions + run.files);
      for (const { of, most } of run.places) {
        expect(of).toBeGreaterThanOrEqual(all);
        if (!most) expect(of).toBe(all);
      }
      // Only an answer that others hang on leaves open, at the end too, whether something follows.
      const branches = spec.fields.flatMap(({ when }) => when?.field ?? []);
      const lastAsked = run.fields.at(-1) ?? '';
      if (!branches.includes(lastAsked)) expect(run.places.at(-1)).toEqual({ step: all, of: all });
    }
    expect(Math.max(...runs.map((run) => run.questions))).toBe(questions);
    expect(Math.max(...runs.map((run) => run.files))).toBe(papers + spare);
  }
});
