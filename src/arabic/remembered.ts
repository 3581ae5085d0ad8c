import { Bounded } from '../kernel/bounded.ts';

const most = 4096;
const longest = 200;
/** Of long texts only those that are looked at just now are kept. */
const mostLong = 8;

/** A pure function of a text that keeps its last result: several ask it of one message, one after the other. */
export function lately<T>(work: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly made: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, made: work(text) };
    return last.made;
  };
}

/**
 * A pure function of a text that keeps its last results: labels and commands are compared with every message, and one message is looked
 * at from several sides.
 */
export function remembered(work: (text: string) => string): (text: string) => string {
  const short = new Bounded<string, string>(most);
  const long = new Bounded<string, string>(mostLong);
  return (text) => {
    const kept = text.length > longest ? long : short;
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = work(text);
    kept.set(text, made);
    return made;
  };
}
