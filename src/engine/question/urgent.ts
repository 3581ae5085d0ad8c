import type { MemberEvent, Meaning } from '../events.ts';
import type { Stage } from '../stage.ts';
import type { Hearing } from '../understand/urgent/hearing.ts';

type UrgentMeaning = Extract<Meaning, { readonly kind: 'urgent' }>;

/** What a message tells of danger, wherever the member stands. An approved question, letter for letter, is answered as every other. */
export function urgentIn({ house }: Stage, hearing: Hearing, event: MemberEvent): UrgentMeaning | undefined {
  if (event.kind === 'meant') return event.meaning.kind === 'urgent' ? event.meaning : undefined;
  if (event.kind !== 'text') return undefined;
  const heard = hearing.hear(event.text);
  if (!heard) return undefined;
  const isAnswered = heard.class === 'question' && house.knowledge.phrased(event.text) !== undefined;
  return isAnswered ? undefined : { kind: 'urgent', ...heard };
}

const room = 6;

/** The first answer to whoever is in danger: nothing that the turn said before stands in front of it. */
export function tellUrgent(stage: Stage, { category, class: one }: UrgentMeaning): void {
  const flow = stage.flows.at('urgent');
  if (stage.top?.flow === flow) {
    const { context } = stage.top;
    if (context['category'] === category && context['class'] === one) {
      stage.send({ type: 'unclear' });
      return;
    }
    stage.dropAside();
  }
  if (stage.stack.length > room) stage.toMenu();
  stage.results.splice(0);
  stage.call(flow, { category, class: one });
}

/** The alert about which the member is talking without the consent by which everything is kept; undefined where words wait for a tap. */
export function alertTalkedOf({ facts, stack, flows }: Stage): string | undefined {
  const { danger, consent } = facts;
  const talks = stack.some(({ flow }) => flow === flows.at('urgent'));
  return talks && consent !== 'given' && danger?.ground !== 'tap' ? danger?.id : undefined;
}

/** Lets those who may open the alert read this message, where the talk of it was under way `before`: the first goes along with the alert itself. */
export function leaveWords(stage: Stage, before: string | undefined): void {
  const { danger } = stage.facts;
  if (before !== undefined && danger?.id === before && !danger.over) stage.leaves({ type: 'alertWords' });
}

/** Where somebody was in danger, nothing of it is told to whoever asks what was written, and no copy is given there. */
export function guarded(
  stage: Stage,
  hearing: Hearing,
  { event, meaning }: { event: MemberEvent; meaning: Meaning },
): boolean {
  if (!stage.facts.danger && !stage.given.hushed) return false;
  if (meaning.kind === 'person' && meaning.reason === 'privacy') {
    const { phone } = stage.house.association.pack.contact;
    if (phone === undefined) stage.say('urgent.proveThere');
    else stage.say('urgent.prove', { phone });
    return true;
  }
  if (event.kind !== 'text' || !hearing.asksBack(event.text)) return false;
  stage.say('urgent.howServe');
  return true;
}
