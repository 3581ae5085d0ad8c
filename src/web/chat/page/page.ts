import type { WidgetLine } from '../../../contract/shown/page-lines.ts';
import { listIn, parsedJson, partOf, textIn } from '../../base/json.ts';
import { langOf, type Lang } from '../../../contract/lang.ts';
import { el } from './element.ts';
import { whenIn, type When } from './when.ts';

/** A line of locales/<lang>/chat.yaml; the hint in the empty text box is one that the question's keyboard names. */
type Line = WidgetLine | `placeholder.${string}`;

/** What is loaded when it is wanted: it keeps the conversation, tells of an answer, chooses a day, moves by arrows, reads out, sends files, makes photographs smaller, records, and shows a receipt. */
type Later =
  | 'words'
  | 'keep'
  | 'told'
  | 'aloud'
  | 'day'
  | 'arrows'
  | 'files'
  | 'picture'
  | 'voice'
  | 'receipt'
  | 'receiptStyle'
  | 'moreStyle';

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
  /** Where that lies which is loaded when it is wanted; empty where it is not offered here. */
  readonly later: (name: Later) => string;
  /** Loads such a script, with the words that the page does not carry. */
  readonly load: <Script>(name: Later) => Promise<Script>;
  /** Loads such a script that says nothing. */
  readonly loadMute: <Script>(name: Later) => Promise<Script>;
  /** Loads such a style. */
  readonly dress: (name: Later) => Promise<void>;
  /** The addresses of everything that the page loads. */
  readonly loads: readonly string[];
  /** How its times and days are written. */
  readonly when: When;
}

/** Adds a style to the page, once. */
function addStyle(href: string): Promise<void> {
  return new Promise((done, fail) => {
    if (document.head.querySelector(`[href="${href}"]`)) {
      done();
      return;
    }
    const style = el('link', '');
    style.rel = 'stylesheet';
    style.href = href;
    style.onload = () => done();
    style.onerror = () => {
      style.remove();
      fail(new Error(href));
    };
    document.head.append(style);
  });
}

/** What stands in the head of the page, and what is loaded when it is wanted. */
function loadsOf(later: object): readonly string[] {
  const standing = [
    ...document.querySelectorAll('script[src], link[rel="stylesheet"], link[rel="icon"]'),
  ].map((one) => one.getAttribute('src') ?? one.getAttribute('href'));
  return [...Object.values<unknown>({ ...later }), ...standing].filter((one) => typeof one === 'string');
}

export function readPage(): Page {
  const written = parsedJson(document.getElementById('silah-page')?.textContent);
  const strings = partOf(written, 'strings');
  const lang = langOf(textIn(written, 'lang')) ?? 'ar';
  let more: unknown;
  const say = (line: Line): string => textIn(strings, line) ?? textIn(more, line) ?? line;
  const lies = partOf(written, 'later') ?? {};
  const later = (name: Later): string => textIn(lies, name) ?? '';
  const words = async (): Promise<void> => void (more = await (await fetch(later('words'))).json());
  return {
    association: textIn(written, 'association') ?? '',
    name: textIn(written, 'name') ?? '',
    lang,
    say,
    phone: textIn(written, 'phone'),
    helpNumbers: listIn(written, 'helpNumbers').filter((one) => typeof one === 'string'),
    later,
    load(name) {
      const script = import(later(name));
      return more === undefined ? words().then(() => script) : script;
    },
    loadMute: (name) => import(later(name)),
    dress: (name) => addStyle(later(name)),
    loads: loadsOf(lies),
    when: whenIn(lang, say),
  };
}
