import type { Lang } from '../../../contract/index.ts';

/** The lines of locales/<lang>/chat.yaml that the widget itself needs. */
export type Line =
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
}

export function readPage(): Page {
  const written = JSON.parse(document.getElementById('silah-page')?.textContent ?? '{}') as {
    association: string;
    name: string;
    lang: Lang;
    strings: Readonly<Record<string, string>>;
  };
  return { ...written, say: (line) => written.strings[line] ?? line };
}
