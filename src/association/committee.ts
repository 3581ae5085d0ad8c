import { z } from 'zod';
import { Words } from '../fields/value.ts';

/** Why the committee decides so, in words that are ready: what it is for, and the clause that it follows from. */
const ReadyReason = z.strictObject({
  for: z.enum(['accepted', 'partly', 'refused', 'abstained', 'deferred']),
  words: Words,
  clause: z.string().min(1).optional(),
});
export type CommitteeReason = z.infer<typeof ReadyReason>;

const people = z.int().min(1).max(50);

/**
 * Who decides on cases: how many sit in it, how many must vote, how many must agree, and who of them may not judge a case: whoever checked it, or served
 * its member. Where the board has set nothing, one approval decides.
 */
export const Committee = z
  .strictObject({
    name: Words,
    clause: z.string().min(1).optional(),
    members: people.optional(),
    quorum: people.default(1),
    approvals: people.default(1),
    reasons: z.array(ReadyReason).max(40).default([]),
    excludes: z.array(z.enum(['checked', 'served', 'concerned'])).default(['checked', 'served', 'concerned']),
  })
  .refine(({ members, quorum }) => members === undefined || quorum <= members, {
    path: ['quorum'],
    error: 'more must vote than sit in it: nothing could be decided. Lower it, or name more members',
  })
  .refine(({ members, approvals }) => members === undefined || approvals <= members, {
    path: ['approvals'],
    error: 'more must agree than sit in it: nothing could be accepted. Lower it, or name more members',
  });

/** So many must be able to judge a case, so that anything can be decided on it. */
export const judgesNeeded = ({
  quorum,
  approvals,
}: Pick<z.infer<typeof Committee>, 'quorum' | 'approvals'>): number => Math.max(quorum, approvals);
