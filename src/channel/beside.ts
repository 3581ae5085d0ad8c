import type { Beside, Prompt } from '../contract/prompt.ts';
import type { Row, Rows } from './parcel.ts';
import type { Capabilities } from './port.ts';

/** Words for what may be done beside answering, in the member's language. */
export interface BesideWords {
  readonly beside: Readonly<Record<Beside, string>>;
  /** What opens a list that holds nothing else. */
  readonly others: string;
  /** That these words may be typed. */
  readonly typed: (labels: readonly string[]) => string;
}

interface Question {
  readonly prompt: Prompt | undefined;
  /** Its answers, where they can be tapped. */
  readonly rows: Rows | undefined;
  /** The button that shares the own number stands below it: there is no room for another. */
  readonly contact: boolean;
}

interface WithBeside {
  readonly rows?: Rows;
  /** Names what did not fit and may be typed. */
  readonly typed?: string;
}

/** Which comes first where there is no room for all: who cannot go back or on needs a person. */
const inNeed: readonly Beside[] = ['back', 'person', 'menu', 'park'];
/** No word says it in a form, where it may be an answer; the menu asks whether what was answered shall be kept. */
const untyped: Beside = 'park';

/** The words for what may be done beside answering where none of it can be tapped; undefined where nothing is to be said. */
export function besideTyped(names: readonly Beside[], words: BesideWords): string | undefined {
  const labels = names.filter((one) => one !== untyped).map((one) => words.beside[one]);
  return labels.length > 0 ? words.typed(labels) : undefined;
}

/**
 * What may be done at a question beside answering it, below its answers: as far as there is room, the rest in words. A channel that shows no
 * buttons at all tells of it in its help alone.
 */
export function besideRows(
  { prompt, rows, contact }: Question,
  { buttons, list }: Capabilities,
  words: BesideWords,
): WithBeside {
  const names = prompt?.beside ?? [];
  const given: WithBeside = rows ? { rows } : {};
  if (!prompt || names.length === 0 || buttons.most === 0) return given;
  const asList = rows ? rows.as === 'list' : names.length > buttons.most && list.most > 0;
  const { most, label } = asList ? list : buttons;
  const room = contact ? 0 : Math.max(0, most - (rows?.rows.length ?? 0));
  const kept = new Set(
    inNeed.filter((one) => names.includes(one) && words.beside[one].length <= label).slice(0, room),
  );
  const beside = names
    .filter((one) => kept.has(one))
    .map((one): Row => ({ choice: `beside-${one}`, label: words.beside[one] }));
  const typed = besideTyped(
    names.filter((one) => !kept.has(one)),
    words,
  );
  const alone: Rows = { as: asList ? 'list' : 'buttons', prompt: prompt.id, rows: [], open: words.others };
  return {
    ...(beside.length > 0 ? { rows: { ...(rows ?? alone), beside } } : given),
    ...(typed !== undefined && { typed }),
  };
}
