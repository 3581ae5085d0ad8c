import { isVoiceNote } from '../../contract/files/sounds.ts';
import { kindNamed } from '../../fields/spec.ts';
import { fieldsBegun, serviceOf } from '../../voice/house.ts';
import type { Asked } from '../../voice/question.ts';
import type { Meaning, MemberEvent } from '../events.ts';
import { formIn, isUnsentForm } from '../form.ts';
import type { Stage } from '../stage.ts';
import type { Lexicon } from '../understand/lexicon.ts';
import { valueOf, type Reader } from '../understand/reading.ts';
import { understand } from '../understand/understand.ts';
import { tappedBeside } from './beside.ts';
import { atNotice } from './notice.ts';
import { isHasty } from './steady.ts';

/** By what is read now: the form under way belongs to it once the member has agreed. */
function readerOf(stage: Stage, lexicon: Lexicon): Reader {
  const { house, given, stack, facts } = stage;
  const frame =
    facts.consent === 'given' ? stack.findLast((one) => isUnsentForm(stage.flows, one)) : undefined;
  return { house, lexicon, now: given.now, form: frame && formIn(frame) };
}

function meaningOf(stage: Stage, event: MemberEvent, lexicon: Lexicon): Meaning | undefined {
  switch (event.kind) {
    case 'text':
      return ownDay(stage, event.text, understand(readerOf(stage, lexicon), stage.open(), event.text));
    case 'tap': {
      const asked = stage.open();
      const beside = tappedBeside(asked, event.choice);
      if (beside) return beside;
      if (asked?.id !== event.prompt && !asked?.lasting?.includes(event.choice)) return { kind: 'stale' };
      const corrected = correctedBy(stage, asked, event.choice);
      if (corrected) return corrected;
      const choice = chosen(asked, event.choice);
      if (choice === undefined) return { kind: 'unclear' };
      if (isHasty(stage, choice)) return { kind: 'hasty' };
      return valueOf(asked, choice, 'tap') ?? { kind: 'choice', choice, act: 'tap' };
    }
    case 'file':
      return isVoiceNote(event.file)
        ? { kind: 'unsupported', what: 'voiceKept' }
        : { kind: 'file', file: event.file, ...(event.awaited && { awaited: true }) };
    case 'unsupported':
      return placed(stage.open(), event.city) ?? { kind: 'unsupported', what: event.what };
    case 'meant':
      return event.meaning;
    case 'start':
    case 'due':
    case 'desk':
      return undefined;
  }
}

/** The topic of the answer that tells how long an answer takes. */
const replyTime = 'reply-time';
/** What asks for a time; who only says that nothing came asks for their request. */
const asksWhen = /(?<!\p{L})(?:متى|متي|كم|وش المدة|when|how long|how many)(?!\p{L})/iu;
/** Words that speak of oneself, as typed: «على» is another word than «علي». */
const mine = /(?<!\p{L})(?:علي|عليّ|لي|علينا|لنا|[يب]?جيني|يوصلني|ب?[تي]ردون|طلبي|me|my)(?!\p{L})/iu;

const isReplyTime = ({ house }: Stage, answer: string): boolean =>
  house.association.answers.some(({ id, topic }) => id === answer && topic === replyTime);

/**
 * When an answer comes: whoever has sent a request here asks for the day that they were promised, where days are promised; whoever has sent
 * none is told how long it takes.
 */
function ownDay(stage: Stage, text: string, meaning: Meaning): Meaning {
  const { facts, house } = stage;
  const hasSent = (facts.requests?.length ?? 0) > 0;
  if (meaning.kind === 'question' && hasSent && isReplyTime(stage, meaning.answer)) {
    const isPromised = house.association.pack.procedure.reply.kind === 'promised';
    return isPromised && mine.test(text) ? { kind: 'status' } : meaning;
  }
  if (meaning.kind !== 'status' || meaning.reference !== undefined || hasSent) return meaning;
  if (!asksWhen.test(text)) return meaning;
  const found = house.knowledge.find(text);
  return found.kind === 'sure' && isReplyTime(stage, found.answer)
    ? { kind: 'question', answer: found.answer }
    : meaning;
}

/** A place that was sent where a city is asked for: shown first, for a phone may be anywhere. */
const placed = (asked: Asked | undefined, city: string | undefined): Meaning | undefined =>
  city !== undefined && asked?.field && kindNamed(asked.kind)?.takesPlace
    ? { kind: 'answer', value: city, act: 'typed', unsure: true }
    : undefined;

/** How the taps begin by which an answer of a review is corrected, with the name of its field. */
const correcting = 'correct-';

/** A tap on an answer of the review that is shown: it is to be corrected. */
function correctedBy({ house }: Stage, asked: Asked | undefined, choice: string): Meaning | undefined {
  const { review } = asked ?? {};
  if (!review || !choice.startsWith(correcting)) return undefined;
  const field = choice.slice(correcting.length);
  const isThere = fieldsBegun(serviceOf(house, review.service), review.answers).some(
    ({ name }) => name === field,
  );
  return isThere ? { kind: 'correct', field } : undefined;
}

/** The choice by its name, or as ~0, ~1 … by its place where a button had no room for the name. */
function chosen({ choices = [] }: Asked, named: string): string | undefined {
  const place = /^~(\d{1,3})$/.exec(named)?.[1];
  if (place !== undefined) return choices[Number(place)];
  return choices.includes(named) ? named : undefined;
}

/** What answers the question below. */
const fitsBelow: ReadonlySet<Meaning['kind']> = new Set(['answer', 'reference', 'choice']);

/** What is asked for here, mistyped: figures in one row. */
const oneRow = /^[\d٠-٩]{5,9}$/u;
/** Whether a message is no answer to the question that was put in the middle: nothing that it knows, or a date where a number of a request is asked for. */
const mayBeMeantBelow = ({ kind }: Meaning, text: string): boolean =>
  kind === 'unclear' || (kind === 'fault' && !oneRow.test(text.trim()));

/** A member who is asked which question they meant, and answers the form's question instead, has answered the form's question. */
export function meantBelow(
  stage: Stage,
  { event, lexicon }: { readonly event: MemberEvent; readonly lexicon: Lexicon },
  meaning: Meaning,
): Meaning | undefined {
  const below = stage.interrupted();
  if (!below || stage.facts.consent !== 'given') return undefined;
  if (meaning.kind === 'file') return kindNamed(below.kind)?.readFile ? meaning : undefined;
  if (event.kind !== 'text' || !mayBeMeantBelow(meaning, event.text)) return undefined;
  const meant = understand(readerOf(stage, lexicon), below, event.text);
  return fitsBelow.has(meant.kind) ? meant : undefined;
}

/** Whoever asks when they are called, while a call stands, is told the hour again as when they ask to be called. */
function callAsked({ facts, given }: Stage, event: MemberEvent, lexicon: Lexicon): Meaning | undefined {
  const window = facts.call?.window;
  if (event.kind !== 'text' || window === undefined || window.to <= given.now || facts.danger)
    return undefined;
  return lexicon.asksWhenCalled(event.text) ? { kind: 'person', reason: 'asked', wish: 'call' } : undefined;
}

/** Whoever waits for a person and asks when the answer comes is told what stands in the queue, and nothing of requests. */
function answerAsked({ facts }: Stage, event: MemberEvent, lexicon: Lexicon): Meaning | undefined {
  if (event.kind !== 'text' || !facts.waiting || facts.danger) return undefined;
  return lexicon.asksWhenAnswered(event.text) ? { kind: 'person', reason: 'asked' } : undefined;
}

/** Before consent no words of the member may enter the state: what is not understood otherwise is unclear. */
export function understood(stage: Stage, event: MemberEvent, lexicon: Lexicon): Meaning {
  const meaning = callAsked(stage, event, lexicon) ??
    answerAsked(stage, event, lexicon) ??
    meaningOf(stage, event, lexicon) ?? { kind: 'unclear' };
  if (stage.facts.consent === 'given') return meaning;
  if (event.kind === 'text')
    return withoutWords(atNotice(stage, { reader: readerOf(stage, lexicon), text: event.text }, meaning));
  return withoutWords(meaning);
}

function withoutWords(meaning: Meaning): Meaning {
  if (meaning.kind === 'words' || meaning.kind === 'file') return { kind: 'unclear' };
  if (meaning.kind === 'choice' && meaning.words !== undefined)
    return { kind: 'choice', choice: meaning.choice, act: meaning.act };
  return meaning;
}
