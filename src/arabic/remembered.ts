import { Bounded } from '../kernel/bounded.ts';

const most = 4096;
const longest = 200;

/**
 * A pure function of a text that keeps its last results: labels and commands are compared with every message, and one message is looked
 * at from several sides. Long texts are not kept.
 */
export function remembered(work: (text: string) => string): (text: string) => string {
  const kept = new Bounded<string, string>(most);
  return (text) => {
    if (text.length > longest) return work(text);
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = work(text);
    kept.set(text, made);
    return made;
  };
}
