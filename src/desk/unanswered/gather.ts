import type { DeskLine } from '../../contract/desk.ts';
import { bodyOf, type EntryBody } from '../../conversation/turn/entry-body.ts';
import type { Repertoire } from '../../engine/repertoire.ts';
import type { Entry } from '../../records/turns/entries.ts';
import type { Asked } from '../../records/unanswered/questions.ts';
import type { House } from '../../voice/house.ts';

interface Read {
  readonly entries: readonly Entry[];
  /** What nobody's case hides of what people said there. */
  readonly lines: readonly DeskLine[];
  readonly isNew: (entry: Pick<Entry, 'seq'>) => boolean;
}

/** What is said where a text is a question that may stand at a field and has no answer. */
const noAnswerLines = ({ wording }: House): readonly string[] =>
  (['ar', 'en'] as const).map((lang) => wording.line(lang, { group: 'faults', word: 'question.noAnswer' }));

const saysNoAnswer = (
  { house, flows }: { readonly house: House; readonly flows: Repertoire },
  { said }: EntryBody,
): boolean => {
  const lines = noAnswerLines(house);
  return said.some(
    ({ message: { prompt, text } }) =>
      (prompt && flows.hasNoAnswer(prompt)) || lines.some((line) => text.includes(line)),
  );
};

/** The questions in what is new of a conversation to which the bot said that it has no answer. What was tapped ("none of these") is about what was written before. */
export function unansweredIn(
  by: { readonly house: House; readonly flows: Repertoire },
  { entries, lines, isNew }: Read,
): readonly Asked[] {
  const written = lines.filter(({ from, file }) => from === 'member' && !file);
  const found = new Map<number, Asked>();
  for (const entry of entries) {
    const body = bodyOf(entry);
    const event = body.heard?.cause?.event.kind;
    if (entry.kind !== 'member' || !isNew(entry) || (event !== 'text' && event !== 'tap')) continue;
    if (!saysNoAnswer(by, body)) continue;
    const line = written.findLast(({ seq }) => (event === 'text' ? seq === entry.seq : seq < entry.seq));
    if (line) found.set(line.seq, { seq: line.seq, at: line.at, text: line.text });
  }
  return [...found.values()];
}
