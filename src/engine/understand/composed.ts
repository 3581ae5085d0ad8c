import { cuesOf, foldedOf, strangersIn, vocabularyOf, type Cues } from './intents/cues.ts';
import { entriesOf } from '../../kernel/table.ts';
import type { Command, TypedWords } from './typed-words.ts';

interface Composition {
  readonly command: Command;
  readonly needs: readonly Cues[];
  readonly never: Cues;
  readonly known: ReadonlySet<string>;
}

const longest = 8;
const longestText = 80;

/** The command (without the courtesies around it) that a whole message is put together of ("خلاص بطلت الغ الطلب"): no word is strange to it. Pure. */
export function composedOf(
  table: TypedWords['composed'],
  without: (text: string) => string,
): (text: string) => Command | undefined {
  const all: readonly Composition[] = entriesOf(table).map(([command, { needs, beside, never }]) => ({
    command,
    needs: needs.map((list) => cuesOf(list)),
    never: cuesOf(never),
    known: vocabularyOf([...needs.flat(), ...beside]),
  }));
  return (text) => {
    if (text.length > longestText) return undefined;
    const message = foldedOf(without(text));
    if (message.words.length === 0 || message.words.length > longest) return undefined;
    return all.find(
      ({ needs, never, known }) =>
        needs.every((cues) => cues.isIn(message)) &&
        strangersIn(known, message) === 0 &&
        !never.isIn(message),
    )?.command;
  };
}
