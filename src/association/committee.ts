import { z } from 'zod';
import { Words } from '../fields/value.ts';

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
    excludes: z.array(z.enum(['checked', 'served'])).default(['checked', 'served']),
  })
  .refine(({ members, quorum }) => members === undefined || quorum <= members, {
    path: ['quorum'],
    error: 'more must vote than sit in it: nothing could be decided. Lower it, or name more members',
  })
  .refine(({ members, approvals }) => members === undefined || approvals <= members, {
    path: ['approvals'],
    error: 'more must agree than sit in it: nothing could be accepted. Lower it, or name more members',
  });
