import { fold } from '../../arabic/fold.ts';
import { isListed, parseField, takesFile } from '../../fields/field.ts';
import { kindOf, type FieldSpec } from '../../fields/spec.ts';
import type { FieldValue } from '../../fields/value.ts';
import { serviceOf } from '../../voice/house.ts';
import type { Answers } from '../../voice/review.ts';
import type { Meaning } from '../events.ts';
import type { Reader } from './reading.ts';

const longest = 80;
const opening =
  /^(?:(?:لا|خله|خلها|خليه|خليها|خلوه|خلوها|حطه|حطها|حطوه|حطوها|غيره|غيرها|غيروها|اجعلوها|اكتبوها|make it|put)\s+)+/iu;
/** "جدة بدل مكة", "6 مو 5". */
const freshFirst =
  /^(?<fresh>\S+(?:\s+\S+){0,3}?)\s+(?:بدل|بدال|مو|مب|مهو|مش|وليس|ليست|وليست|instead of|not)\s+(?<old>\S+(?:\s+\S+){0,3})$/iu;
/** "بدل مكة جدة", "مو 5 عيال 6": which word parts the two is tried out. */
const oldFirst = /^(?:بدل|بدال|مو|مب|مهو|مش)\s+(?<both>\S+(?:\s+\S+){1,5})$/iu;

interface Exchange {
  readonly old: string;
  readonly fresh: string;
}

/** What a message says to put in the place of what, in each way in which it may be read. */
function exchangesIn(text: string): readonly Exchange[] {
  const said = text
    .replace(/[،,.!؛]+/g, ' ')
    .trim()
    .replace(opening, '');
  const first = freshFirst.exec(said)?.groups;
  if (first) return [{ old: first['old'] ?? '', fresh: first['fresh'] ?? '' }];
  const all = oldFirst.exec(said)?.groups?.['both']?.split(/\s+/) ?? [];
  return all.slice(1).map((_, i) => ({
    old: all.slice(0, i + 1).join(' '),
    fresh: all.slice(i + 1).join(' '),
  }));
}

const isSame = (a: FieldValue | null | undefined, b: FieldValue): boolean =>
  typeof a === 'string' && typeof b === 'string' ? fold(a) === fold(b) : a === b;

/** The new value of a field whose answer is the one that is to go; of two that a table holds, whatever the answer is. */
function exchanged(
  field: FieldSpec,
  { old, fresh }: Exchange,
  { answers, now }: { readonly answers: Answers; readonly now: number },
): FieldValue | undefined {
  if (takesFile(field) || kindOf(field).readsAs === 'story') return undefined;
  const [before, after] = [parseField(field, old, now), parseField(field, fresh, now)];
  if (!before.ok || !after.ok) return undefined;
  const isTold =
    isSame(answers[field.name], before.value) ||
    (isListed(field, before.value) && isListed(field, after.value));
  return isTold ? after.value : undefined;
}

/** An answer of the form that is to be another, told by the answer itself: "جدة بدل مكة" where the city is Makkah. */
export function exchangeOf({ house, form, now }: Reader, text: string): Meaning | undefined {
  if (!form || text.length > longest) return undefined;
  const fields = serviceOf(house, form.service)?.fields ?? [];
  const found = exchangesIn(text).flatMap((exchange) =>
    fields.flatMap((field): Extract<Meaning, { kind: 'correct' }>[] => {
      const value = exchanged(field, exchange, { answers: form.answers, now });
      return value === undefined ? [] : [{ kind: 'correct', field: field.name, value }];
    }),
  );
  return new Set(found.map(({ field }) => field)).size === 1 ? found[0] : undefined;
}
