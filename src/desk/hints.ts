import { z } from 'zod';
import type { Capability } from '../contract/desk.ts';
import type { Staff } from '../records/desk/staff.ts';
import { mayDo } from './people/people.ts';

const Hint = z.object({
  what: z.enum(['inbox', 'conversation', 'viewers', 'requests', 'channels', 'facts', 'unanswered', 'typing']),
  conversation: z.string().optional(),
  alerted: z.boolean().optional(),
});

/** What changed, as the desks of an association are told. */
export type What = z.infer<typeof Hint>['what'];

/** What somebody must be able to do, to be told of it. */
const neededFor: Readonly<Record<What, Capability>> = {
  inbox: 'attend',
  conversation: 'attend',
  viewers: 'attend',
  typing: 'attend',
  requests: 'seeRequests',
  channels: 'manageStaff',
  facts: 'keepFacts',
  unanswered: 'advise',
};

/** A hint as it was published; undefined for what cannot be read. */
export function readHint(hint: string): z.infer<typeof Hint> | undefined {
  try {
    return Hint.safeParse(JSON.parse(hint)).data;
  } catch {
    return undefined;
  }
}

/**
 * A hint as somebody is told it; undefined where it is of nothing that they may see, or cannot be read. Whoever attends to cases alone is
 * not told which conversation it was; nor, of one in which an alert stood, whoever is not `named` for it.
 */
export function hintFor(staff: Staff, hint: string, named: readonly string[]): string | undefined {
  const read = readHint(hint);
  if (!read || !mayDo(staff, neededFor[read.what])) return undefined;
  const { what, alerted } = read;
  // As `may_open` of the database: researchers where nobody is named.
  const mayOpen = named.length === 0 ? staff.role === 'researcher' : named.includes(staff.email);
  const whole = alerted ? mayOpen : neededFor[what] !== 'attend' || mayDo(staff, 'serve');
  return whole ? hint : JSON.stringify({ what });
}
