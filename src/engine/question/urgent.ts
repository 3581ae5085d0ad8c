import { kindOf } from '../../fields/spec.ts';
import { fieldAt } from '../../voice/house.ts';
import { helpNumbers, isCategory, numbersIn } from '../../voice/urgent.ts';
import type { MemberEvent, Meaning } from '../events.ts';
import { callFirst } from './call-first.ts';
import type { Dialogue } from '../dialogue.ts';
import type { Repertoire } from '../repertoire.ts';
import type { Stage } from '../stage.ts';
import type { Hearing } from '../understand/urgent/hearing.ts';

type UrgentMeaning = Extract<Meaning, { readonly kind: 'urgent' }>;
type Withheld = Extract<Meaning, { readonly kind: 'withheld' }>;

/**
 * What is wanting, and who lives in a home, is asked about in forms: «ما عندي بيت» answers whether somebody owns one, «زوجة وطفل رضيع» how many they are. Nothing
 * else that is urgent is asked for.
 */
const needs: ReadonlySet<UrgentMeaning['category']> = new Set(['hunger', 'child']);

/** Whether a message says nothing but an answer to the question that is open, in its own words. */
function answersInOwnWords(stage: Stage, text: string): boolean {
  const asked = stage.stack.length > 0 ? stage.open() : undefined;
  const field = fieldAt(stage.house, asked?.field);
  return (
    field !== undefined && asked?.kind === field.type && kindOf(field).isOwnWords?.(field, text) === true
  );
}

/** What a message tells of danger, wherever the member stands. An approved question, letter for letter, is answered as every other. */
export function urgentIn(stage: Stage, hearing: Hearing, event: MemberEvent): UrgentMeaning | undefined {
  const { house } = stage;
  if (event.kind === 'meant') return event.meaning.kind === 'urgent' ? event.meaning : undefined;
  if (event.kind !== 'text') return undefined;
  const heard = hearing.hear(event.text);
  if (!heard) return undefined;
  if (needs.has(heard.category) && answersInOwnWords(stage, event.text)) return undefined;
  const isAnswered = heard.class === 'question' && house.knowledge.phrased(event.text) !== undefined;
  return isAnswered ? undefined : { kind: 'urgent', ...heard };
}

const room = 6;

/** The first answer to whoever is in danger: nothing that the turn said before stands in front of it. */
export function tellUrgent(stage: Stage, { category, class: one }: UrgentMeaning): void {
  const flow = stage.flows.at('urgent');
  let opens = {};
  if (stage.top?.flow === flow) {
    const { context } = stage.top;
    if (context['category'] === category && context['class'] === one) {
      stage.send({ type: 'unclear' });
      return;
    }
    opens = { opens: context['opens'] === true };
    stage.dropAside();
  }
  if (stage.stack.length > room) stage.toMenu();
  callFirst(stage, flow, { ...opens, category, class: one });
}

/**
 * A cry for help in the talk about danger is read by people, as whatever else is written there: it asks neither for the commands nor for the services.
 * Answers whether it was one.
 */
export function criedInDanger(stage: Stage): boolean {
  return stage.top?.flow === stage.flows.at('urgent') && stage.send({ type: 'unclear' });
}

/** Whether the talk about danger is under way, on top or below what was put in its middle. */
export const isInTalk = ({
  stack,
  flows,
}: {
  readonly stack: Dialogue['stack'];
  readonly flows: Repertoire;
}): boolean => stack.some(({ flow }) => flow === flows.at('urgent'));

/** The alert about which the member is talking without the consent by which everything is kept. */
export function alertTalkedOf(stage: Stage): string | undefined {
  const { danger, consent } = stage.facts;
  return isInTalk(stage) && consent !== 'given' ? danger?.id : undefined;
}

/**
 * Lets those who may open the alert read this message, where the talk of it was under way `before`: the first goes along with the alert itself. What
 * ends the talk, and whatever is written after it, does not.
 */
export function leaveWords(stage: Stage, before: string | undefined): void {
  const { danger } = stage.facts;
  if (before === undefined || danger?.id !== before || !isInTalk(stage)) return;
  stage.leaves({ type: 'alertWords', held: danger.ground === 'tap' });
}

/**
 * A voice note, a picture or a place in the talk about danger: nothing of it reaches anybody, but for a voice note that is kept, and how help is
 * called is told again. Answers whether it was so.
 */
export function unreadInDanger(stage: Stage, what: string): boolean {
  const { house, facts, top, flows } = stage;
  if (top?.flow !== flows.at('urgent') || what === 'edited' || what === 'sticker') return false;
  const category = top.context['category'];
  const numbers = isCategory(category)
    ? numbersIn(category, house, facts.lang)
    : helpNumbers(house, facts.lang);
  stage.say(what === 'voiceKept' ? 'urgent.voiceKept' : 'urgent.cannotOpen', numbers);
  stage.repeat();
  return true;
}

/** What is asked for where somebody was in danger, and is not given there: whoever holds the telephone now may be the one who is feared. */
export function withheldOf(
  { facts, given }: Stage,
  hearing: Hearing,
  { event, meaning }: { readonly event: MemberEvent; readonly meaning: Meaning },
): Withheld | undefined {
  if (meaning.kind === 'withheld') return meaning;
  if (!facts.danger && !given.hushed) return undefined;
  if (meaning.kind === 'person' && meaning.reason === 'privacy') return { kind: 'withheld', what: 'copy' };
  // Nothing is told unasked there any more: who wants it again is promised nothing.
  if (meaning.kind === 'command' && meaning.command === 'resume') return { kind: 'withheld', what: 'words' };
  const what = event.kind === 'text' ? hearing.asksBack(event.text) : undefined;
  return what && { kind: 'withheld', what };
}

/** A copy is given by the telephone of the association; of words nothing is told. */
export function withhold(stage: Stage, { what }: Withheld): void {
  const { phone } = stage.house.association.pack.contact;
  if (what === 'words') stage.say('urgent.howServe');
  else if (phone === undefined) stage.say('urgent.proveThere');
  else stage.say('urgent.prove', { phone });
}
