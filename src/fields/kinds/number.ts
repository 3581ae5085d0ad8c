import { z } from 'zod';
import { words } from '../../arabic/fold.ts';
import { figuresIn, numberFromWords } from '../../arabic/numbers.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { fault, textOf, value } from '../value.ts';
import { minAboveMax } from '../bounds.ts';

const options = z.strictObject({
  type: z.literal('number'),
  ...common,
  min: z.number().default(0),
  max: z.number().default(1e9),
  whole: z.boolean().default(true),
});

/** Words that count only alone or beside what they count: in longer phrases "أحد" is somebody and "وحدة" a woman. */
const somebody = new Set(['احد', 'واحد', 'واحده', 'وحده']);

function inPhrase(text: string): number | undefined {
  const parts = words(text);
  if (parts.length > 5 || /[؟?]/.test(text)) return undefined;
  const counted = parts.filter((part) => !somebody.has(part) || (parts.length <= 2 && part !== 'احد'));
  const found = counted.map((part) => numberFromWords(part)).filter((one) => one !== undefined);
  return found.length === 1 ? found[0] : undefined;
}

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const ungrouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6, useGrouping: false });

/** A number in figures or in words, alone or in a short phrase ("عندي ٣ عيال"). Faults: notANumber, severalNumbers, notWhole, tooSmall {min}, tooLarge {max}. */
export const number = {
  type: 'number',
  options,
  faultIn: (spec) => minAboveMax(spec),
  read({ min, max, whole }, text) {
    const figures = figuresIn(text);
    if (figures.length > 1) return fault('severalNumbers');
    const found = figures[0] ?? numberFromWords(text) ?? inPhrase(text);
    if (found === undefined || !Number.isFinite(found)) return fault('notANumber');
    if (whole && !Number.isInteger(found)) return fault('notWhole');
    if (found < min) return fault('tooSmall', { min });
    return found > max ? fault('tooLarge', { max }) : value(found);
  },
  show(_spec, found) {
    if (typeof found !== 'number') return textOf(found);
    return (found >= 10_000 ? grouped : ungrouped).format(found);
  },
  mask: lastFour,
  privacy: 'open',
  readsAs: 'value',
  takesNought: true,
  keyboard: { placeholder: 'number', inputMode: 'numeric', figures: true },
  sample: ({ min, max }, n) => ({
    text: String(Math.min(Math.max(Math.ceil(min), 1) + (n % 5), Math.floor(max))),
  }),
} as const satisfies FieldKind<z.infer<typeof options>>;
