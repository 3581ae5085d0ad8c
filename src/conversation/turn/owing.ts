import { fold } from '../../arabic/fold.ts';
import { isOpen } from '../../association/hours.ts';
import type { IntentName } from '../../association/intents.ts';
import type { Engine } from '../../engine/advance.ts';
import type { MemberEvent } from '../../engine/events.ts';
import { hour, minute } from '../../kernel/clock.ts';
import type { House } from '../../voice/house.ts';

/** Within this time after a claim whoever waits must be answered, else they wait for a person again. */
const claimHolds = 10 * minute;
/** So long a member who writes to the person they are with may wait for an answer; outside office hours nobody may be there at all. */
const answerHolds = 60 * minute;
/** While it is the member's turn, the conversation stays with whoever answered last: through the night. */
const quietHolds = 24 * hour;

/** Until when a claim holds that is made now: `lease` while we owe the member an answer, `quiet` while it is the member's turn. */
export const holdsFrom = (now: number): { readonly lease: number; readonly quiet: number } => ({
  lease: now + claimHolds,
  quiet: now + quietHolds,
});

/** Messages that say nothing which an employee could answer: a sign, a correction of what was read already, a button of the bot's. */
const silentKinds: ReadonlySet<string> = new Set(['sticker', 'edited', 'button']);
/** What a whole message may be that ends a talk and begins none. */
const closingWords: ReadonlySet<string> = new Set<IntentName>(['thanks', 'praise', 'assent', 'farewell']);
const saysSomething = /[\p{L}\p{N}?؟]/u;
const typedStart = /^\/\w+$/u;

/** Whether a message to the person who has the conversation waits for an answer. Pure. */
export function waitsForAnswer(
  event: MemberEvent,
  { lexicon }: Pick<Engine, 'lexicon'>,
  house: House,
): boolean {
  if (event.kind === 'unsupported') return !silentKinds.has(event.what);
  if (event.kind !== 'text') return event.kind !== 'tap';
  const { text } = event;
  if (!saysSomething.test(text) || typedStart.test(text) || lexicon.commandIn(text) === 'thanks')
    return false;
  // To "anything else?" a no is an assent; to the question of a person it may be anything.
  if (lexicon.namesOfChoice('no').includes(fold(text))) return true;
  const intent = lexicon.intentIn(text, house.association);
  return !intent?.exact || !closingWords.has(intent.name);
}

/** By when a member who writes now to the person they are with must be answered. */
export const owedBy = ({ association: { pack } }: House, now: number): number =>
  now + (isOpen(pack.hours, now) ? answerHolds : claimHolds);
