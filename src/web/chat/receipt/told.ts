import type { Lang, Receipt } from '../../../contract/index.ts';
import { inRow } from '../../../contract/lang.ts';
import type { Page } from '../page/page.ts';

/** A receipt with the words around it: everything that stands on its page, its picture and in the calendar. */
export interface Told {
  readonly receipt: Receipt;
  /** What the association said with it. */
  readonly text: string;
  /** When it was sent, milliseconds since the epoch. */
  readonly at: number;
  readonly name: string;
  readonly lang: Lang;
  readonly say: Page['say'];
}

const figures = (line: string): string => line.replace(/[^0-9]/g, '');
/** "427 9153": as it is written and said. */
export const spaced = (reference: string): string => `${reference.slice(0, 3)} ${reference.slice(3)}`;

/** From left to right, also among Arabic words. */
export const isolated = (number: string): string => `\u2066${number}\u2069`;

/** The lines that were said with it; the one that holds the number alone is told apart. */
export const linesOf = ({
  receipt,
  text,
}: Pick<Told, 'receipt' | 'text'>): readonly { words: string; isNumber: boolean }[] =>
  text
    .split(/\n+/)
    .filter((part) => part.trim() !== '')
    .map((words) => ({ words, isNumber: figures(words) === receipt.reference }));

const calendars = {
  ar: ['ar-SA-u-ca-islamic-umalqura-nu-latn', 'ar-SA-u-ca-gregory-nu-latn'],
  en: ['en-GB-u-ca-gregory', 'en-GB-u-ca-islamic-umalqura'],
} as const;

/** A day in both calendars. */
const inBoth = (at: number, lang: Lang): string =>
  inRow(
    lang,
    calendars[lang].map((tag) =>
      new Intl.DateTimeFormat(tag, { timeZone: 'Asia/Riyadh', dateStyle: 'long' }).format(at),
    ),
  );

/** The rows of its table: what each is, and what stands there. */
export function rowsOf({
  receipt,
  at,
  lang,
  say,
}: Told): readonly (readonly [what: string, value: string])[] {
  const { service, name, reference } = receipt;
  return [
    ...(service === undefined ? [] : [[say('receipt.service'), service] as const]),
    ...(name === undefined ? [] : [[say('receipt.name'), name] as const]),
    [say('reference'), isolated(spaced(reference))],
    [say('receipt.sent'), inBoth(at, lang)],
  ];
}

/** What happens next, in the words of the association: all that it said but the number and that it was sent. */
export const nextOf = (told: Told): readonly string[] =>
  linesOf(told)
    .filter(({ isNumber }) => !isNumber)
    .map(({ words }) => words);
