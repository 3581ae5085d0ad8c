import { parsedJson, partOf, textIn } from '../../base/json.ts';
import { langOf, type Lang } from '../../../contract/lang.ts';
import { whenIn, type When } from './when.ts';

/** The lines of locales/<lang>/chat.yaml that the widget itself needs. */
type Line =
  | 'you'
  | 'staff'
  | 'sending'
  | 'sent'
  | 'waiting'
  | 'failed'
  | 'retry'
  | 'connecting'
  | 'offline'
  | 'closed'
  | 'reload'
  | 'newMessages'
  | 'more'
  | 'today'
  | 'yesterday'
  | 'choices'
  | 'copy'
  | 'copied'
  | 'reference'
  | 'fileTooLarge'
  | 'fileWrongType'
  | 'typing'
  | 'newTab'
  | 'file'
  /** The hint in the empty text box that a question's keyboard names. */
  | `placeholder.${string}`;

/** What the server wrote into the page for the widget. */
export interface Page {
  readonly association: string;
  readonly name: string;
  readonly lang: Lang;
  readonly say: (line: Line) => string;
  /** How its times and days are written. */
  readonly when: When;
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
    when: whenIn(lang, say),
  };
}
