/** The words of a message, and the same without what is written together with them. */
export interface Message {
  readonly words: readonly string[];
  readonly bare: readonly string[];
}

/** What a list of rows may begin with: these words, and every word that ends so. */
interface Beginning {
  readonly words: Iterable<string>;
  readonly endings: readonly string[];
}

/** A table of what many lists of rows begin with: each word of a message is looked up once for all of them. */
export interface Beginnings {
  /** Adds a list; answers whether one of its rows may begin in a message. */
  add(list: Beginning): (message: Message) => boolean;
}

const note = (table: Map<string, number[]>, key: string, list: number): void => {
  const known = table.get(key);
  if (known) known.push(list);
  else table.set(key, [list]);
};

export function beginnings(): Beginnings {
  const byWord = new Map<string, number[]>();
  const byEnding = new Map<string, number[]>();
  /** By list, the number of the last message in which it may begin. */
  const begun: number[] = [];
  let last: Message | undefined;
  let number = 0;
  const mark = (lists: readonly number[] | undefined): void => {
    if (lists) for (const list of lists) begun[list] = number;
  };
  const look = (word: string): void => {
    mark(byWord.get(word));
    for (const [ending, lists] of byEnding) if (word.endsWith(ending)) mark(lists);
  };
  const read = (message: Message): void => {
    last = message;
    number += 1;
    for (const [at, word] of message.words.entries()) {
      look(word);
      const bare = message.bare[at] ?? word;
      if (bare !== word) look(bare);
    }
  };
  return {
    add({ words, endings }) {
      const list = begun.push(0) - 1;
      for (const word of new Set(words)) note(byWord, word, list);
      for (const ending of endings) note(byEnding, ending, list);
      last = undefined;
      return (message) => {
        if (last !== message) read(message);
        return begun[list] === number;
      };
    },
  };
}
