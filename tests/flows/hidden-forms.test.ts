import { expect, test } from '@jest/globals';
import { drawForm } from '../support/forms/form.ts';
import { isTold, Member } from '../support/forms/member.ts';
import { openAll } from '../support/house.ts';
import { randomFrom } from '../support/random.ts';

const { engine, houses } = await openAll();
/** How many forms are filled in, and which: `FORMS=200 SEED=7`. */
const count = Number(process.env['FORMS'] ?? 40);
const first = Number(process.env['SEED'] ?? 1) * 1000;
const mostExtra = 2;

const services = [...houses.values()].flatMap((house) =>
  house.association.services.map(({ id }) => ({ house, service: id })),
);

/** What went wrong with a form, and how it was filled in; undefined when it is sealed as the member told it, within two extra turns. */
function faultOf(seed: number, at: number): string | undefined {
  const random = randomFrom(seed);
  const { house, service } = services[at % services.length]!;
  const form = drawForm(random, house, { seed, service });
  const { rehearsal, turns, plain, story } = new Member(engine, house, { form, random }).fill();
  const sealed = rehearsal.world.submissions.at(-1);
  const wrong = [...form.truths].flatMap(([name, truth]) =>
    isTold(sealed?.answers[name], truth.sealed) ? [] : [name],
  );
  const besides = Object.keys(sealed?.answers ?? {}).filter((name) => !form.truths.has(name));
  if (sealed?.service === service && wrong.length + besides.length === 0 && turns - plain <= mostExtra)
    return undefined;
  const head = `form ${seed}, ${form.association}/${service}: ${turns} turns, ${plain} planned; wrong: ${[...wrong, ...besides].join(', ')}`;
  return [head, ...story].join('\n');
}

test('forms with corrections, several answers, questions, bursts and slips of the finger end in the right sealed request', () => {
  const faults = Array.from({ length: count }, (_, i) => faultOf(first + i, i)).filter(Boolean);
  expect(faults.join('\n\n')).toBe('');
});
