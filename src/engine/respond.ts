import type { LineName } from '../contract/line-names.ts';
import { never } from '../kernel/errors.ts';
import { serviceOf } from '../voice/house.ts';
import { papersOf } from '../voice/papers.ts';
import { answerCourtesy, callPerson, offerForVoice, tellNeed } from './courtesy.ts';
import { beginService, bringPaper, callFlow, obey, tellStatus } from './commands.ts';
import { mayMean, quoteAnswers, quoteArticle } from './question/quote.ts';
import type { Meaning } from './events.ts';
import { refusalLines } from './files/file-refusals.ts';
import { isOpenForm } from './form.ts';
import { keepEarly } from './question/notice.ts';
import { heardAs, type Offered } from './question/offered.ts';
import { goOnWithout, offerTelephone, offerWays, takeWay } from './question/stuck.ts';
import { tellUrgent, unreadInDanger, withhold } from './question/urgent.ts';
import type { Stage } from './stage.ts';

/** Does what a meaning asks for at the open question, and answers how often in a row nothing could be understood. */
export function respond(stage: Stage, meaning: Meaning, tries: number): number {
  switch (meaning.kind) {
    case 'command':
    case 'flow':
    case 'status':
    case 'need':
    case 'person':
    case 'service':
    case 'early':
    case 'question':
    case 'article':
    case 'maybe':
    case 'urgent':
    case 'withheld':
      return fulfilled(stage, tired(meaning, tries));
    case 'correct':
    case 'several':
    case 'file':
    case 'ownNumber':
    case 'choice':
    case 'answer':
    case 'reference':
    case 'words':
    case 'unanswered':
    case 'unclear':
      return offered(stage, meaning, tries);
    case 'courtesy':
    case 'lacks':
    case 'fault':
    case 'unsupported':
    case 'hasty':
    case 'elsewhere':
    case 'sameAgain':
    case 'stale':
    case 'nothing':
      return missed(stage, meaning, tries);
    default:
      return never(meaning);
  }
}

/** Whoever asks for a person after they could not be understood has tried often enough, and the desk reads so. */
function tired<M extends Meaning>(meaning: M, tries: number): M | Extract<Meaning, { kind: 'person' }> {
  const plainly =
    (meaning.kind === 'command' && meaning.command === 'person') ||
    (meaning.kind === 'person' && meaning.reason === 'asked' && meaning.wish === undefined);
  return plainly && tries >= patientTries ? { kind: 'person', reason: 'triedTooOften' } : meaning;
}

/** Tells which papers a service wants. */
function tellPapers(stage: Stage, id: string | undefined): void {
  const service = serviceOf(stage.house, id ?? '');
  if (service) stage.leaves({ type: 'tellService', ...papersOf(service) });
}

type Told = Extract<Meaning, { kind: 'question' | 'article' | 'maybe' }>;

/** Tells what was asked for. */
function tell(stage: Stage, meaning: Told): void {
  switch (meaning.kind) {
    case 'question':
      tellPapers(stage, meaning.papers);
      quoteAnswers(stage, [meaning.answer, ...(meaning.also ?? [])]);
      return;
    case 'article':
      quoteArticle(stage, meaning.clauses);
      return;
    case 'maybe':
      mayMean(stage, meaning);
      return;
    default:
      never(meaning);
  }
}

type Fulfilled = Extract<
  Meaning,
  { kind: 'command' | 'flow' | 'status' | 'need' | 'person' | 'service' | 'early' | 'urgent' | 'withheld' }
>;

function fulfilled(stage: Stage, meaning: Fulfilled | Told): number {
  fulfil(stage, meaning);
  return 0;
}

/** Does what may be asked for at every question. */
function fulfil(stage: Stage, meaning: Fulfilled | Told): void {
  switch (meaning.kind) {
    case 'command':
      obey(stage, meaning.command);
      return;
    case 'flow':
      callFlow(stage, meaning.flow);
      return;
    case 'status':
      tellStatus(stage, meaning.reference);
      return;
    case 'need':
      tellNeed(stage);
      return;
    case 'person':
      callPerson(stage, meaning);
      return;
    case 'service':
      if (!stage.send({ ...meaning, type: 'service' })) beginService(stage, meaning.service, meaning.values);
      return;
    case 'question':
    case 'article':
    case 'maybe':
      tell(stage, meaning);
      return;
    case 'early':
      keepEarly(stage, meaning.meaning);
      return;
    case 'urgent':
      tellUrgent(stage, meaning);
      return;
    case 'withheld':
      withhold(stage, meaning);
      return;
    default:
      never(meaning);
  }
}

/** Back to the form that is under way below, where what stands above it is about something else. */
function toForm(stage: Stage): void {
  const at = stage.stack.findLastIndex((frame) => isOpenForm(stage.flows, frame));
  if (at >= 0) stage.stack = stage.stack.slice(0, at + 1);
}

type Missed = Extract<
  Meaning,
  {
    kind:
      | 'courtesy'
      | 'lacks'
      | 'fault'
      | 'unsupported'
      | 'hasty'
      | 'elsewhere'
      | 'sameAgain'
      | 'stale'
      | 'nothing';
  }
>;

/** Answers what was no answer, says why it was none where it was meant as one, and asks the open question again. */
function missed(stage: Stage, meaning: Missed, tries: number): number {
  switch (meaning.kind) {
    case 'courtesy':
      answerCourtesy(stage, meaning);
      return tries;
    case 'lacks':
      return goOnWithout(stage) ? 0 : tries;
    case 'fault':
      stage.sayFault(meaning.fault, meaning.args);
      return struggle(stage, tries);
    case 'unsupported':
      return unread(stage, meaning.what, tries);
    case 'hasty':
      stage.repeat();
      return tries;
    case 'elsewhere':
      return remind(stage, tries, 'engine.notHere');
    case 'sameAgain':
      return remind(stage, tries, 'engine.sameAgain');
    case 'stale':
      return remind(stage, tries, 'engine.stale');
    case 'nothing':
      return remind(stage, tries, 'engine.unclear');
    default:
      return never(meaning);
  }
}

/** Voice notes: one that no channel hands over, one of which nothing is kept, and one that is kept for whoever hears it. */
const voices: ReadonlySet<string> = new Set(['voice', 'voiceNotKept', 'voiceKept']);

/** What cannot be read: a sticker is a friendly word, a voice note may come in another way. */
function unread(stage: Stage, what: string, tries: number): number {
  if (unreadInDanger(stage, what)) return tries;
  if (what === 'edited') return remind(stage, tries, 'engine.edited');
  if (what === 'sticker') {
    answerCourtesy(stage, { which: 'emoji', line: 'emoji' });
    return tries;
  }
  if (what === 'voiceKept' && stage.facts.waiting) return remind(stage, tries, 'handover.noted');
  if (voices.has(what) && offerForVoice(stage, what === 'voiceKept')) return tries + 1;
  stage.say(lineFor.get(what) ?? 'engine.unsupported');
  return struggle(stage, tries);
}

/** What is said to a file at a question that asks for none: it is kept where a person is waited for. */
const fileLine = ({ facts }: Stage): LineName => (facts.waiting ? 'handover.noted' : 'engine.fileNotNow');

/** What is said to messages of which nothing can be read. */
const lineFor: ReadonlyMap<string, LineName> = new Map(
  Object.entries<LineName>({
    voice: 'engine.voice',
    voiceKept: 'engine.voiceKept',
    fileLost: 'engine.fileLost',
    fileTooLarge: 'engine.fileTooLarge',
    ...refusalLines,
  }),
);

/** A question that stands beside answers is answered with them, or asked for apart. */
function answerBeside(stage: Stage, answer: string | null | undefined): void {
  if (answer === undefined) return;
  if (answer === null) stage.say('request.askApart');
  else stage.leaves({ type: 'answer', candidate: { from: 'answer', id: answer } });
}

/** Offers a meaning to the flow on top; where it does nothing with it, the question stands. */
function offered(stage: Stage, meaning: Offered, tries: number): number {
  if (meaning.kind === 'choice' && takeWay(stage, meaning.choice)) return 0;
  if (meaning.kind === 'several') {
    const { service, values, fault } = meaning;
    if (fault !== undefined) stage.sayFault(fault);
    answerBeside(stage, meaning.beside);
    if (service !== undefined) {
      if (!stage.send({ type: 'service', service, values })) beginService(stage, service, values);
      return 0;
    }
  }
  if (meaning.kind === 'correct' || meaning.kind === 'several') toForm(stage);
  if (stage.send(heardAs(meaning))) return 0;
  if (meaning.kind === 'file' && meaning.awaited && bringPaper(stage, meaning.file)) return 0;
  stage.say(meaning.kind === 'file' ? fileLine(stage) : 'engine.unclear');
  return struggle(stage, tries);
}

/** Says what came of a message that is no try to answer, and the open question again. */
function remind(stage: Stage, tries: number, line: LineName): number {
  stage.say(line);
  stage.repeat();
  return tries;
}

const patientTries = 2;

/** Asks again; from the second time on the ways out stand beside the question. Where it has none, a person is spoken of from the third time on, and the telephone told. */
function struggle(stage: Stage, tries: number): number {
  if (tries + 1 >= patientTries && offerWays(stage, 'triedTooOften')) stage.say('engine.ways');
  else if (tries >= patientTries) stage.say('engine.offerPerson');
  if (tries >= patientTries) offerTelephone(stage);
  stage.repeat();
  return tries + 1;
}
