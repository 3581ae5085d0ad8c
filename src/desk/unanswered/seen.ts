import { fold } from '../../arabic/fold.ts';
import { looksLikeName } from '../../fields/written/closed-class.ts';
import { Bounded } from '../../kernel/bounded.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';

/** What a question is about: without the words that stand in every question. */
export interface About {
  readonly text: string;
  readonly bones: ReadonlySet<string>;
}

/** What is seen of covered questions by what an association knows. */
export interface Seen {
  about(text: string): About;
  /** Whether nothing answers it by now. */
  isOpen(text: string): boolean;
  /** The answers that come nearest to it, the nearest first. */
  near(text: string): readonly string[];
}

type Knows = Pick<Knowledge, 'bones' | 'find' | 'evidence'>;

/** So many texts are remembered of each association: those that one list reads, and those of decisions. */
const most = 4096;
const nearest = 3;

function remembering<T extends object | boolean>(work: (text: string) => T): (text: string) => T {
  const known = new Bounded<string, T>(most);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = work(text);
    known.set(text, made);
    return made;
  };
}

function aboutOf(knowledge: Knows, text: string): About {
  const told = fold(text)
    .split(' ')
    .filter((word) => word.length > 1 && looksLikeName(word, 1))
    .join(' ');
  return { text: fold(text), bones: knowledge.bones(told) };
}

const seen = new WeakMap<Knows, Seen>();

/** What is seen by a knowledge, each text once: a list of a thousand questions is not weighed anew each time that it is looked at. */
export function seenBy(knowledge: Knows): Seen {
  const before = seen.get(knowledge);
  if (before) return before;
  const made = {
    about: remembering((text) => aboutOf(knowledge, text)),
    isOpen: remembering((text) => knowledge.find(text).kind !== 'sure'),
    near: remembering((text) => knowledge.evidence(text).ranked.slice(0, nearest)),
  };
  seen.set(knowledge, made);
  return made;
}
