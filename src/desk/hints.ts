import { z } from 'zod';
import type { Capability } from '../contract/desk.ts';
import type { Staff } from '../records/desk/staff.ts';
import { mayDo } from './people/people.ts';

const Hint = z.object({ what: z.enum(['inbox', 'conversation', 'viewers', 'requests', 'channels']) });

/** What changed, as the desks of an association are told. */
export type What = z.infer<typeof Hint>['what'];

/** What somebody must be able to do, to be told of it. */
const neededFor: Readonly<Record<What, Capability>> = {
  inbox: 'attend',
  conversation: 'attend',
  viewers: 'attend',
  requests: 'seeRequests',
  channels: 'manageStaff',
};

function whatIn(hint: string): What | undefined {
  try {
    return Hint.safeParse(JSON.parse(hint)).data?.what;
  } catch {
    return undefined;
  }
}

/**
 * A hint as somebody is told it; undefined where it is of nothing that they may see, or cannot be read. Whoever attends to cases alone is
 * not told which conversation it was.
 */
export function hintFor(staff: Staff, hint: string): string | undefined {
  const what = whatIn(hint);
  if (what === undefined || !mayDo(staff, neededFor[what])) return undefined;
  return neededFor[what] === 'attend' && !mayDo(staff, 'serve') ? JSON.stringify({ what }) : hint;
}
