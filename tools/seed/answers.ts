import { sampleInput } from '../../src/conversation/rehearsal/samples.ts';
import { parseField } from '../../src/fields/field.ts';
import type { SampleInput } from '../../src/fields/sample.ts';
import { kindOf, type FieldSpec } from '../../src/fields/spec.ts';
import { pick, type Chance } from './chance.ts';
import { madeUpName } from './people.ts';
import { circumstances, fileNames } from './sentences.ts';

/** From here on a number is an amount of money rather than a count. */
const amounts = 100_000;

/** What somebody would write at such a field, judged by how it is typed and read; undefined where a sample will do. */
function written(field: FieldSpec, chance: Chance): string | undefined {
  const { keyboard, readsAs } = kindOf(field);
  if (keyboard.autocomplete === 'name') return madeUpName(chance);
  if (readsAs === 'story') return pick(chance, field.name, circumstances);
  if ('max' in field && field.max >= amounts) return String(1500 + 250 * chance(field.name, 30));
  return undefined;
}

/** Something believable to answer a field with, which the field takes. `n` is another for everybody. */
export function answerTo(field: FieldSpec, n: number, chance: Chance): SampleInput {
  const text = written(field, chance);
  if (text !== undefined && parseField(field, text, 0).ok) return { text };
  const sample = sampleInput(field, n);
  if (!('attachment' in sample)) return sample;
  const { attachment } = sample;
  const [ending = ''] = /\.\w+$/.exec(attachment.name) ?? [];
  return { attachment: { ...attachment, name: `${pick(chance, field.name, fileNames)}${ending}` } };
}
