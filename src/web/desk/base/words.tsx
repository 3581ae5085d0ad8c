import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { parsedJson, partOf, textIn } from '../../base/json.ts';
import type { LineGroup, LineName } from '../../../contract/line-names.ts';
import { directionOf } from '../../base/direction.ts';
import { langOf, type Lang } from '../../../contract/lang.ts';
import { rememberLang } from '../server/lang.ts';
import { filled, type Values } from './filled.ts';
import { setting } from './remembered.ts';

export type { Values };
/** The lines of a language by their keys, as they stand in the page. */
type Lines = Readonly<Record<Lang, unknown>>;

export interface Words {
  readonly lang: Lang;
  readonly dir: 'rtl' | 'ltr';
  /** A line of desk.yaml or reports.yaml, with its values put in as isolates. */
  readonly say: (name: LineName, values?: Values) => string;
  /** The line of a group for a word that is known only at run time, undefined where there is none. */
  readonly word: (group: LineGroup, word: string, values?: Values) => string | undefined;
  /** The line of a word that comes from elsewhere (a status, a reason), or the word itself when there is no line for it. */
  readonly sayWord: (group: LineGroup, word: string) => string;
  /** The line that the server names, as its figures do; undefined when this page has no such line. */
  readonly named: (name: string, values?: Values) => string | undefined;
  readonly setLang: (lang: Lang) => void;
}

function linesOfPage(): Lines {
  const lines = partOf(parsedJson(document.getElementById('silah-desk')?.textContent), 'lines');
  return { ar: partOf(lines, 'ar'), en: partOf(lines, 'en') };
}

function wordsIn(lang: Lang, lines: Lines, setLang: Words['setLang']): Words {
  rememberLang(lang);
  const find = (name: string, values: Values = {}): string | undefined => {
    const line = textIn(lines[lang], name);
    return line === undefined ? undefined : filled(line, values, lang);
  };
  return {
    lang,
    dir: directionOf(lang),
    say: (name, values) => find(name, values) ?? name,
    word: (group, word, values) => find(`${group}.${word}`, values),
    sayWord: (group, word) => find(`${group}.${word}`) ?? word,
    named: find,
    setLang,
  };
}

const WordsContext = createContext<Words | undefined>(undefined);

const firstLang = (): Lang =>
  langOf(new URLSearchParams(location.search).get('lang') ?? setting('lang').read()) ?? 'ar';

/** The language of the desk: Arabic until somebody chooses, then what was chosen on this computer. */
export function WordsProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [lang, setLang] = useState(firstLang);
  const lines = useMemo(linesOfPage, []);
  const words = useMemo(
    () =>
      wordsIn(lang, lines, (chosen) => {
        setting('lang').write(chosen);
        setLang(chosen);
      }),
    [lang, lines],
  );
  useEffect(() => {
    document.documentElement.lang = words.lang;
    document.documentElement.dir = words.dir;
  }, [words]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error('useWords stands outside of WordsProvider.');
  return words;
}
