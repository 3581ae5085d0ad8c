import { second } from '../kernel/clock.ts';
import type { Outcome } from '../outcomes/index.ts';
import type { Asked, Said } from '../voice/question.ts';

/** What a turn decided, in order: outcomes, and what is said and asked. */
export type Result =
  | Outcome
  | { readonly type: 'say'; readonly said: Said }
  | { readonly type: 'asked'; readonly asked: Asked; readonly again: boolean };

/**
 * A *burst* is what a member writes faster than they are answered: each message has its own turn and its own entry, and the last is answered for
 * all. Until then the results of those before it are held back in the dialogue: should the message behind them not come, the timer says them.
 */
interface Reply {
  readonly results: readonly Result[];
  readonly held?: readonly Result[];
}

/** So long a reply that is held back waits for the message behind it, in milliseconds. */
export const heldFor = 2 * second;
/** More than this is said at once, whatever stands behind it. */
const most = 16;

/** Whether an outcome may be said, and kept, with the reply to the message behind it. */
export type Waits = (outcome: Outcome) => boolean;

/**
 * What binds a member, or must have been read before the next word, is never held back: a question that commits only where it
 * was shown before, or ends by itself with whatever comes next.
 */
const mayWait = (results: readonly Result[], waits: Waits): boolean =>
  results.length <= most &&
  results.every((one) => {
    if (one.type === 'say') return true;
    if (one.type !== 'asked') return waits(one);
    const { review, steady, passing, casual } = one.asked;
    return !review && (one.again || passing === true || casual === true || !steady);
  });

/** What was held back and what follows it, as one reply: nothing is said twice, and of the questions the one that is open stands at the end. */
function joined(held: readonly Result[], results: readonly Result[], open: Asked | undefined): Result[] {
  const all = [...held, ...results];
  const said = new Set<string>();
  const once = all.filter((one) => {
    if (one.type === 'asked') return false;
    if (one.type !== 'say') return true;
    const words = JSON.stringify(one.said);
    return !said.has(words) && said.add(words);
  });
  const last = all.findLast((one) => one.type === 'asked');
  return last && last.asked.id === open?.id ? [...once, last] : once;
}

interface Replying {
  /** What the turns before it held back. */
  readonly held: readonly Result[];
  /** The question that is open after the turn. */
  readonly open: Asked | undefined;
  /** Given where another message stands behind that of the turn. */
  readonly waits: Waits | undefined;
}

/** What is said of a turn now, and what is held back of it. */
export function replyOf(results: readonly Result[], { held, open, waits }: Replying): Reply {
  const all = held.length > 0 ? joined(held, results, open) : results;
  return waits && all.length > 0 && mayWait(all, waits) ? { results: [], held: all } : { results: all };
}
