import { fold, words } from '../../arabic/fold.ts';
import { placeNamed } from '../../fields/choice.ts';
import { yesOrNo } from '../../fields/yes-no.ts';
import { holdsBack } from '../../voice/question-kinds.ts';
import type { Asked } from '../../voice/question.ts';
import type { Meaning } from '../events.ts';
import type { Stage } from '../stage.ts';
import type { Reader } from '../understand/reading.ts';
import { isAtMenu } from './at-menu.ts';
import { understand } from '../understand/understand.ts';

/** So many things that were said early are kept, and so many words one has that asks for something although nothing was understood. */
const mostKept = 3;
const fewWords = 3;

type KindOfMeaning = Meaning['kind'];
const kinds = (...list: readonly KindOfMeaning[]): ReadonlySet<KindOfMeaning> => new Set(list);

/** What is answered at the notice itself. */
const answeredHere = kinds('choice', 'command', 'courtesy', 'person', 'nothing', 'sameAgain', 'early');
/** What is kept as it is understood at the menu. */
const keptAsIs = kinds(
  'question',
  'article',
  'unanswered',
  'maybe',
  'service',
  'status',
  'need',
  'flow',
  'reference',
);

/** What a text at the menu leaves to be kept: nothing of its words. */
function keptOf(meaning: Meaning, text: string): Meaning | undefined {
  if (meaning.kind === 'maybe') return { kind: 'maybe', candidates: meaning.candidates };
  if (keptAsIs.has(meaning.kind)) return meaning;
  if (meaning.kind === 'several')
    return meaning.service === undefined ? undefined : { kind: 'service', service: meaning.service };
  if (meaning.kind === 'choice') return { kind: 'choice', choice: meaning.choice, act: meaning.act };
  return words(text).length >= fewWords ? { kind: 'unclear' } : undefined;
}

/** The question of the menu, as it would be asked. */
function menuOf(stage: Stage): Asked | undefined {
  const { name, version, safePoint } = stage.flows.machine(stage.flows.at('start')).flow;
  const context = { returning: true };
  return stage.questionOf({ flow: name, version, value: safePoint, context, asked: 'menu' });
}

/** What a text means while the notice is open: its answer, or what it would mean at the menu, to be answered after it. */
export function atNotice(
  stage: Stage,
  { reader, text }: { readonly reader: Reader; readonly text: string },
  meaning: Meaning,
): Meaning {
  if (!holdsBack(stage.open()?.kind)) return noticeAnswered(stage, reader, text) ?? meaning;
  if (meaning.kind === 'command' && meaning.command === 'help') return { kind: 'early', meaning };
  if (answeredHere.has(meaning.kind)) return meaning;
  const kept = keptOf(understand(reader, menuOf(stage), text), text);
  return kept ? { kind: 'early', meaning: kept } : meaning;
}

/** The place of the notice below what is open above it; -1 where there is none. */
const noticeBelow = (stage: Stage): number =>
  stage.stack.slice(0, -1).findLastIndex((frame) => holdsBack(stage.questionOf(frame)?.kind));

/** The notice's own words ("أوافق") answer it, whatever is open above it. */
function noticeAnswered(stage: Stage, reader: Reader, text: string): Meaning | undefined {
  const frame = stage.stack[noticeBelow(stage)];
  if (!frame) return agreedLater(stage, reader, text);
  if (yesOrNo(text) !== undefined || placeNamed(text) !== undefined) return undefined;
  const meaning = understand(reader, stage.questionOf(frame), text);
  return meaning.kind === 'choice' ? { kind: 'choice', choice: meaning.choice, act: meaning.act } : undefined;
}

/** Whoever refused and says at the menu that they agree after all. */
function agreedLater(stage: Stage, { lexicon }: Reader, text: string): Meaning | undefined {
  if (stage.facts.consent !== 'refused' || !isAtMenu(stage)) return undefined;
  const said = fold(text);
  const isIt = lexicon.namesOfChoice(agreeing).some((name) => fold(name) === said);
  return isIt ? { kind: 'choice', choice: agreeing, act: 'typed' } : undefined;
}
const agreeing = 'agree';

/** Back to the notice that was answered below what is open. */
export function toNotice(stage: Stage, meaning: Meaning): void {
  if (meaning.kind !== 'choice' || stage.open()?.choices?.includes(meaning.choice)) return;
  const at = noticeBelow(stage);
  const frame = stage.stack[at];
  if (frame && stage.questionOf(frame)?.choices?.includes(meaning.choice))
    stage.stack = stage.stack.slice(0, at + 1);
}

/** Keeps what was said early, once. */
export function keepEarly(stage: Stage, meaning: Meaning): void {
  const known = (stage.facts.early ?? []).filter((one) => JSON.stringify(one) !== JSON.stringify(meaning));
  stage.know({ early: [...known, meaning].slice(-mostKept) });
  stage.say('consent.later');
  stage.repeat();
}
