import type { DeskLine } from '../../contract/desk.ts';
import type { OutgoingMessage } from '../../contract/index.ts';
import { bodyOf, type EntryBody } from '../../conversation/turn/entry-body.ts';
import type { MemberEvent } from '../../engine/events.ts';
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

type OpenPrompt = NonNullable<OutgoingMessage['prompt']>;

/** The question whose choices stood open after these entries. */
const openAfter = (entries: readonly Entry[]): OpenPrompt | undefined => {
  const { message } = entries.flatMap((entry) => bodyOf(entry).said).at(-1) ?? {};
  return message?.choices ? message.prompt : undefined;
};

const eventOf = (entry: Entry): MemberEvent | undefined =>
  entry.kind === 'member' ? bodyOf(entry).heard?.cause?.event : undefined;

const isTyped = (event: MemberEvent | undefined): boolean => event?.kind === 'text';

/** Whether something is left to be asked once it is covered. */
export const asksStill = ({ text }: Pick<Asked, 'text'>): boolean => /\p{L}/u.test(text);

/**
 * The questions in what is new of a conversation to which the bot said that it has no answer. "None of these" is about what was asked before, whether it was tapped or
 * typed. Where the bot says again that it has none, only what asks by itself is a question: no press of an old button, no word by which something is done.
 */
export function unansweredIn(by: By, { entries, lines, isNew }: Read): readonly Asked[] {
  const typed = new Set(entries.filter((one) => isTyped(eventOf(one))).map(({ seq }) => seq));
  const written = lines.filter(({ from, file, seq }) => from === 'member' && !file && typed.has(seq));
  const found = new Map<number, Asked>();
  entries.forEach((entry, i) => {
    const event = eventOf(entry);
    if (!isNew(entry) || (event?.kind !== 'text' && event?.kind !== 'tap')) return;
    const there = noAnswerIn(by, bodyOf(entry));
    if (!there) return;
    const open = openAfter(entries.slice(0, i));
    const again = open !== undefined && by.flows.hasNoAnswer(open);
    const own = written.find(({ seq }) => seq === entry.seq);
    const asks = by.house.knowledge.asks(own?.text ?? '');
    const noneOfThese =
      event.kind === 'tap'
        ? event.prompt === open?.id
        : there.flow !== undefined && open?.flow === there.flow && !asks;
    const isOwn = event.kind === 'text' && (again ? asks : !noneOfThese);
    const before = noneOfThese && !again ? written.findLast(({ seq }) => seq < entry.seq) : undefined;
    const line = isOwn ? own : before;
    if (line) found.set(line.seq, { seq: line.seq, at: line.at, text: line.text });
  });
  return [...found.values()];
}
