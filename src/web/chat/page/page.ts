import type { LineIn } from '../../../contract/line-names.ts';
import { listIn, parsedJson, partOf, textIn } from '../../base/json.ts';
import { langOf, type Lang } from '../../../contract/lang.ts';
import { whenIn, type When } from './when.ts';

/** A line of locales/<lang>/chat.yaml; the hint in the empty text box is one that the question's keyboard names. */
type Line = LineIn<'chat'> | `placeholder.${string}`;

/** What the server wrote into the page for the widget. */
export interface Page {
  readonly association: string;
  readonly name: string;
  readonly lang: Lang;
  readonly say: (line: Line) => string;
  /** The association's telephone, as it is shown; undefined where it has none. */
  readonly phone: string | undefined;
  /** The numbers of lines of help, as they are dialled. */
  readonly helpNumbers: readonly string[];
  /** Where that lies which keeps the conversation on this device. */
  readonly keepUrl: string;
  /** Where that lies which offers to tell of an answer while the page is closed. */
  readonly toldUrl: string;
  /** The addresses of everything that the page loads. */
  readonly loads: readonly string[];
  /** Where that lies which chooses a day from a calendar. */
  readonly dayUrl: string;
  /** Where that lies which sends files. */
  readonly filesUrl: string;
  /** Where the worker lies that makes photographs smaller. */
  readonly pictureUrl: string;
  /** Where script and style of the receipt lie. */
  readonly receiptUrl: string;
  readonly receiptStyleUrl: string;
  /** How its times and days are written. */
  readonly when: When;
}

/** What stands in the head of the page, and what is loaded when it is wanted. */
function loadsOf(written: unknown): readonly string[] {
  const named = [
    'keepUrl',
    'toldUrl',
    'dayUrl',
    'filesUrl',
    'pictureUrl',
    'receiptUrl',
    'receiptStyleUrl',
  ].map((name) => textIn(written, name));
  const standing = [
    ...document.querySelectorAll('script[src], link[rel="stylesheet"], link[rel="icon"]'),
  ].map((one) => one.getAttribute('src') ?? one.getAttribute('href'));
  return [...named, ...standing].filter((one) => typeof one === 'string');
}

export function readPage(): Page {
  const written = parsedJson(document.getElementById('silah-page')?.textContent);
  const strings = partOf(written, 'strings');
  const lang = langOf(textIn(written, 'lang')) ?? 'ar';
  const say = (line: Line): string => textIn(strings, line) ?? line;
  return {
    association: textIn(written, 'association') ?? '',
    name: textIn(written, 'name') ?? '',
    lang,
    say,
    phone: textIn(written, 'phone'),
    helpNumbers: listIn(written, 'helpNumbers').filter((one) => typeof one === 'string'),
    keepUrl: textIn(written, 'keepUrl') ?? '',
    toldUrl: textIn(written, 'toldUrl') ?? '',
    loads: loadsOf(written),
    dayUrl: textIn(written, 'dayUrl') ?? '',
    filesUrl: textIn(written, 'filesUrl') ?? '',
    pictureUrl: textIn(written, 'pictureUrl') ?? '',
    receiptUrl: textIn(written, 'receiptUrl') ?? '',
    receiptStyleUrl: textIn(written, 'receiptStyleUrl') ?? '',
    when: whenIn(lang, say),
  };
}
