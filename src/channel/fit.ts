import type { Choice, OutgoingMessage } from '../contract/index.ts';
import type { Place } from '../contract/prompt.ts';
import { besideRows, type BesideWords } from './beside.ts';
import type { Capabilities } from './port.ts';
import type { Parcel, Rows } from './parcel.ts';
import { shorten, split } from './split.ts';

/** Words that a fitted message may need, in the member's language. */
export interface FitWords extends BesideWords {
  /** What opens a list. */
  readonly open: string;
  /** Below numbered answers: that the number may be typed. */
  readonly byNumber: string;
  /** Below answers that carry no numbers: that one may be typed. */
  readonly byWords: string;
  /** On the button that shares the own phone number. */
  readonly contact: string;
  /** Above the question of a form: where in the form it stands. */
  readonly step: (place: Place) => string;
}

type Rest = Omit<Parcel, 'text' | 'lang'>;

/**
 * Makes parcels of a message, in the order in which they are sent: buttons where they fit, else a list, else numbered text; long texts
 * are split between sentences, and what can be tapped stands under the last part. The same message always gives the same parcels.
 */
export function fit(message: OutgoingMessage, can: Capabilities, words: FitWords): readonly Parcel[] {
  const { lang, prompt, choices = [], review } = message;
  const { ownNumber, byPlace } = prompt?.keyboard ?? {};
  const answers =
    prompt && choices.length > 0 ? rowsOf({ prompt: prompt.id, choices }, can, words) : undefined;
  const numbered = prompt && choices.length > 0 && !answers;
  const contact = can.contact && ownNumber === true && !answers;
  const { rows, typed } = besideRows({ prompt, rows: answers, contact }, can, words);
  const rest: Rest = {
    ...(rows && { choices: rows, ...(byPlace && { byPlace }) }),
    ...(contact && { contact: words.contact }),
    ...(review && { review }),
  };
  const list = byPlace ? [listed(choices), words.byNumber] : [named(choices), words.byWords];
  const text = [
    ...(prompt?.at ? [words.step(prompt.at)] : []),
    message.text,
    ...(numbered ? list : []),
    ...(typed === undefined ? [] : [typed]),
  ].join('\n\n');
  const asks = rows !== undefined || contact;
  const parts = split(text, can.text);
  const last = parts.at(-1) ?? '';
  const ends = asks && count(last) > can.asking ? split(last, can.asking) : [last];
  const all = [...parts.slice(0, -1), ...ends];
  return all.map((part, i) => ({ text: part, lang, ...(i === all.length - 1 && rest) }));
}

const count = (text: string): number => text.length;
const listed = (choices: readonly Choice[]): string =>
  choices.map(({ label }, i) => `${i + 1}. ${label}`).join('\n');
/** Where a number is a value, or must not choose, the answers carry none. */
const named = (choices: readonly Choice[]): string => choices.map(({ label }) => `• ${label}`).join('\n');

function rowsOf(
  { prompt, choices }: { readonly prompt: string; readonly choices: readonly Choice[] },
  { buttons, list }: Capabilities,
  { open }: FitWords,
): Rows | undefined {
  const plain = choices.map(({ id, label }) => ({ choice: id, label }));
  if (choices.length <= buttons.most && choices.every(({ label }) => count(label) <= buttons.label))
    return { as: 'buttons', prompt, rows: plain, open };
  if (choices.length > list.most || choices.some(({ label }) => count(label) > list.label + list.detail))
    return undefined;
  const rows = choices.map(({ id, label }) =>
    count(label) <= list.label
      ? { choice: id, label }
      : { choice: id, label: shorten(label, list.label), detail: label },
  );
  const fits = rows.every((row) => count('detail' in row ? (row.detail ?? '') : '') <= list.detail);
  const different = new Set(rows.map(({ label }) => label)).size === rows.length;
  return fits && different ? { as: 'list', prompt, rows, open } : undefined;
}
