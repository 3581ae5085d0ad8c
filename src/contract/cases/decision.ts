import * as z from 'zod/mini';
import { votes, type Vote } from './vote.ts';

const words = z.string().check(z.trim(), z.maxLength(2000));
const reason = z.string().check(z.trim(), z.minLength(3), z.maxLength(2000));
/** The clause (its id) by which it is so. */
const clause = z.exactOptional(z.string().check(z.minLength(1), z.maxLength(60)));

/** Whether a vote is cast with a reason: what is granted needs none, and nobody has to say why they abstain. */
const needsReason = (vote: Vote): boolean => vote === 'partly' || vote === 'refused';

/** Body of the call by which somebody of the committee votes. The member reads the reason as it stands, with the place of the clause. */
export const Decision = z
  .strictObject({ decision: z.enum(votes), reason: z._default(words, ''), clause })
  .check(z.refine((given) => !needsReason(given.decision) || given.reason.length >= 3, { path: ['reason'] }));
export type Decision = z.infer<typeof Decision>;

/** Body of the call by which the committee puts a case off to a day. */
export const Deferral = z.strictObject({ day: z.iso.date(), reason, clause });
export type Deferral = z.infer<typeof Deferral>;

/** Body of the call by which a case ends that others study. */
export const Conclusion = z.strictObject({ conclusion: z.enum(['handled', 'filed']), reason });
export type Conclusion = z.infer<typeof Conclusion>;

/** A reason that the pack has ready for a vote or for putting off, in the language asked for, and the place of its clause. */
export const ReadyReason = z.object({
  for: z.enum([...votes, 'deferred']),
  words: z.string(),
  clause: z.exactOptional(z.object({ id: z.string(), place: z.string() })),
});
export type ReadyReason = z.infer<typeof ReadyReason>;
