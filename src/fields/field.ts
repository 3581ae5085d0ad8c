import { inArabicLetters } from '../arabic/arabizi.ts';
import type { Lang } from '../contract/prompt.ts';
import { lastFour } from './kind.ts';
import { longestPhrase } from './bounds.ts';
import { kindOf, type FieldSpec } from './spec.ts';
import { fault, unsure, type FieldValue, type FileValue, type Parsed, type Words } from './value.ts';

/** Reads what a member typed at a field: the canonical value, or the fault that says what is wrong. `now` (milliseconds) decides what is past. */
export function parseField(spec: FieldSpec, text: string, now: number): Parsed {
  const last = lately.get(spec);
  if (last?.text === text && last.now === now) return last.parsed;
  const parsed = latinLetter.test(text) ? readLatin(spec, text, now) : kindOf(spec).read(spec, text, now);
  lately.set(spec, { text, now, parsed });
  return parsed;
}
/** The value that a text most likely means which reads as none: it is asked about, never taken. */
export function guessAt(spec: FieldSpec, text: string, now: number): FieldValue | undefined {
  const kind = kindOf(spec);
  if (!kind.guess || text.length > longestPhrase) return undefined;
  const typed = kind.guess(spec, text, now);
  if (typed !== undefined || !latinLetter.test(text)) return typed;
  return kind.guess(spec, inArabicLetters(text), now);
}

/**
 * The values that a text names where one is asked for: two mobiles, of which the member says which. Empty where it names one or none, or more than can be put
 * beside each other.
 */
export function valuesNamed(spec: FieldSpec, text: string, now: number): readonly (string | number)[] {
  const kind = kindOf(spec);
  const found = [...new Set((kind.placed?.(text) ?? []).map(({ value }) => value))];
  const good = kind.among?.(spec, text) ?? found.filter((one) => parseField(spec, one, now).ok);
  return good.length > 1 && good.length <= mostNamed ? good : [];
}
const mostNamed = 3;

/** Kinds whose values are words that mean something: Arabic ones may be typed in Latin letters. */
const meansSomething: ReadonlySet<string> = new Set(['value', 'option']);
const latinLetter = /[a-z]/i;
/** Figures for letters («arba3a»): they are no number. */
const figureForLetter = /[a-z]\d|\d[a-z]/i;

/** The same for a text with Latin letters, which may be Arabic words in them («khamsa alaf», «ba3d bukra»): what is read so is shown. */
function readLatin(spec: FieldSpec, text: string, now: number): Parsed {
  const kind = kindOf(spec);
  const typed = kind.read(spec, text, now);
  if (!meansSomething.has(kind.readsAs) || (typed.ok && !figureForLetter.test(text))) return typed;
  const arabic = inArabicLetters(text);
  const parsed = arabic === text ? typed : kind.read(spec, arabic, now);
  return parsed.ok && parsed !== typed ? unsure(parsed.value) : typed;
}
/** The last reading of each field: one message is looked at from several sides. */
const lately = new WeakMap<
  FieldSpec,
  { readonly text: string; readonly now: number; readonly parsed: Parsed }
>();

/** Checks a file that has been stored. Fault isAFile: the field is not answered with one; otherwise those of its kind. */
export const parseFile = (spec: FieldSpec, file: FileValue): Parsed =>
  kindOf(spec).readFile?.(spec, file) ?? fault('isAFile');

/** What is asked about a value before it is taken: the name of the line in `faults`; undefined for one beyond doubt. */
export function doubtOf(spec: FieldSpec, found: FieldValue, now: number): string | undefined {
  const doubt = kindOf(spec).doubt?.of(spec, found, now);
  return doubt === undefined ? undefined : `${spec.type}.${doubt}`;
}

/** The line in `faults` that asks whether a text is the answer, or a question: undefined where the field has none of its own. */
export const isItLine = (spec: FieldSpec): string | undefined =>
  kindOf(spec).isIt ? `${spec.type}.isIt` : undefined;

/** Whether a table holds the value: the text is hardly anything else. */
export const isListed = (spec: FieldSpec, found: FieldValue): boolean =>
  kindOf(spec).isListed?.(found) === true;

/** Whether a text says that the answer is what the channel itself may know: the number from which somebody writes. */
export const isOfChannel = (spec: FieldSpec, text: string): boolean =>
  kindOf(spec).isOfChannel?.(text) === true;

/** The value that a text makes of one that was told in part. */
export const valueWithRest = (spec: FieldSpec, before: FieldValue, text: string): FieldValue | undefined =>
  kindOf(spec).goesOn?.(spec, before, text);

/** Whether the field is answered with a file. */
export const takesFile = (spec: FieldSpec): boolean => kindOf(spec).readFile !== undefined;

/** Whether the field asks for what a member may not have, or not know. */
export const mayBeLacking = (spec: FieldSpec): boolean => kindOf(spec).mayFollow !== undefined;

/** Whether a request goes on without an answer to the field that the member does not have. */
export const goesWithout = (spec: FieldSpec): boolean =>
  spec.optional || kindOf(spec).mayFollow?.(spec) === true;

/** Whether the answer is an identifier, to be masked wherever it is not needed. */
export const isSensitive = (spec: FieldSpec): boolean => spec.sensitive || kindOf(spec).privacy !== 'open';

/** Whether the answer must not be asked for in a chat that others keep, too. */
export const isSecret = (spec: FieldSpec): boolean => spec.sensitive || kindOf(spec).privacy === 'secret';

/** The value in full, for the member who typed it and for those who must act on it. */
export const showField = (spec: FieldSpec, found: FieldValue, lang: Lang): string =>
  kindOf(spec).show(spec, found, lang);

/** The value where it need not be read: identifiers are masked, everything else is as it is. */
export const maskField = (spec: FieldSpec, found: FieldValue, lang: Lang): string =>
  maskShown(spec, showField(spec, found, lang));

/** The same for a value as it was typed or shown. Without its field, which a pack may have dropped, it counts as an identifier. */
export function maskShown(spec: FieldSpec | undefined, text: string): string {
  if (!spec) return lastFour(text);
  return isSensitive(spec) ? kindOf(spec).mask(text) : text;
}

/** The ids of the buttons that a field has by itself. */
export const buttonsOf = (spec: FieldSpec): readonly string[] => kindOf(spec).buttons?.ids(spec) ?? [];

/** Whether an answer is the same for another request of the same member: papers and what is told in one's own words belong to one. */
export const mayBeToldAgain = (spec: FieldSpec): boolean =>
  !takesFile(spec) && kindOf(spec).readsAs !== 'story';

/** What a button of a field says, where the pack says it. */
export const buttonLabel = (spec: FieldSpec, id: string): Words | undefined =>
  kindOf(spec).buttons?.labelOf(spec, id);

/** Other names of what a button of a field stands for. */
export const buttonNames = (spec: FieldSpec, id: string): readonly string[] =>
  kindOf(spec).buttons?.alsoCalled?.(spec, id) ?? [];

/** The value by which the member of a request is known elsewhere too: the first answer to a field that asks for one. */
export function identityIn(
  fields: readonly FieldSpec[],
  answers: Readonly<Record<string, FieldValue | null>>,
): string | null {
  for (const field of fields) {
    const answer = answers[field.name];
    if (kindOf(field).isIdentity && typeof answer === 'string') return answer;
  }
  return null;
}

/** The member's own phone numbers in the answers, E.164: what channels that go by a number can prove. */
export const ownNumbersIn = (
  fields: readonly FieldSpec[],
  answers: Readonly<Record<string, FieldValue | null>>,
): readonly string[] =>
  fields.flatMap((field) => {
    const answer = answers[field.name];
    return kindOf(field).keyboard.ownNumber && typeof answer === 'string' ? [answer] : [];
  });
