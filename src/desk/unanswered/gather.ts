import type { DeskLine } from '../../contract/desk.ts';
import { bodyOf, type EntryBody } from '../../conversation/turn/entry-body.ts';
import type { Repertoire } from '../../engine/repertoire.ts';
import type { Entry } from '../../records/turns/entries.ts';
import type { Asked } from '../../records/unanswered/questions.ts';
import type { House } from '../../voice/house.ts';

interface By {
  readonly house: House;
  readonly flows: Repertoire;
}

interface Read {
  readonly entries: readonly Entry[];
  /** What nobody's case hides of what people said there. */
  readonly lines: readonly DeskLine[];
  readonly isNew: (entry: Pick<Entry, 'seq'>) => boolean;
}

/** What is said where a text is a question that may stand at a field and has no answer. */
const noAnswerLines = ({ wording }: House): readonly string[] =>
  (['ar', 'en'] as const).map((lang) => wording.line(lang, { group: 'faults', word: 'question.noAnswer' }));

/** Where the bot said in an entry that it has no answer: at which question, where at one. Undefined where it did not say so. */
function noAnswerIn(
  { house, flows }: By,
  { said }: EntryBody,
): { readonly flow: string | undefined } | undefined {
  const prompt = said.map(({ message }) => message.prompt).find((one) => one && flows.hasNoAnswer(one));
  if (prompt) return { flow: prompt.flow };
  const lines = noAnswerLines(house);
  const fault = said.some(({ message: { text } }) => lines.some((line) => text.includes(line)));
  return fault ? { flow: undefined } : undefined;
}

/** The flow whose choices stood open after these entries. */
const choicesAfter = (entries: readonly Entry[]): string | undefined => {
  const { message } = entries.flatMap((entry) => bodyOf(entry).said).at(-1) ?? {};
  return message?.choices ? message.prompt?.flow : undefined;
};

/** The questions in what is new of a conversation to which the bot said that it has no answer. "None of these" is about what was asked before, whether it was tapped or typed. */
export function unansweredIn(by: By, { entries, lines, isNew }: Read): readonly Asked[] {
  const written = lines.filter(({ from, file }) => from === 'member' && !file);
  const found = new Map<number, Asked>();
  entries.forEach((entry, i) => {
    const body = bodyOf(entry);
    const event = body.heard?.cause?.event;
    if (entry.kind !== 'member' || !isNew(entry) || (event?.kind !== 'text' && event?.kind !== 'tap')) return;
    const there = noAnswerIn(by, body);
    if (!there) return;
    const own = written.find(({ seq }) => seq === entry.seq);
    const before = written.findLast(({ seq }) => seq < entry.seq);
    const chose =
      event.kind === 'tap' ||
      (there.flow !== undefined &&
        choicesAfter(entries.slice(0, i)) === there.flow &&
        !by.house.knowledge.asks(own?.text ?? ''));
    const line = chose ? before : own;
    if (line) found.set(line.seq, { seq: line.seq, at: line.at, text: line.text });
  });
  return [...found.values()];
}
