import * as z from 'zod/mini';
import { Visited } from './visit.ts';
import { votes } from './vote.ts';

const listOf = <Item extends z.ZodMiniType>(item: Item): z.ZodMiniReadonly<z.ZodMiniArray<Item>> =>
  z.readonly(z.array(item));

/** What names a case on paper; without `who` its form gives no name, or whoever prints may not know it. */
const NamedCase = z.object({
  reference: z.string(),
  service: z.string(),
  who: z.exactOptional(z.string()),
});

/** A case that stands before the committee. Days are YYYY-MM-DD, times milliseconds since the epoch. */
export const AgendaCase = z.extend(NamedCase, {
  submittedAt: z.number(),
  /** The day of the answer; empty where none was named. */
  replyOn: z.string(),
  overdue: z.boolean(),
  /** Who held its data against the papers, and when. */
  checked: z.exactOptional(z.object({ by: z.exactOptional(z.string()), at: z.number() })),
  /** To which day it was put off, and why. */
  deferred: z.exactOptional(
    z.object({ day: z.exactOptional(z.iso.date()), reason: z.exactOptional(z.string()) }),
  ),
  /** The first day on which it may be decided, while that is still to come. */
  notBefore: z.exactOptional(z.iso.date()),
  /** How many have voted since it came before the committee. */
  cast: z.number(),
  /** What was answered, without identifiers; absent where whoever prints may not open the conversation. */
  data: z.exactOptional(listOf(z.object({ label: z.string(), shown: z.string() }))),
  /** What whoever visited the home reported, where whoever prints may open the conversation. */
  visit: z.exactOptional(Visited),
  /** How many files came with it. */
  files: z.number(),
});
export type AgendaCase = z.infer<typeof AgendaCase>;

/** How the committee decides: how many sit in it, how many must vote, how many must agree. */
const Rule = z.object({ members: z.exactOptional(z.number()), quorum: z.number(), approvals: z.number() });

/** What stands on top of each paper: its day, the committee as the association calls it, and who may sit in it. */
const PaperHead = z.object({ day: z.iso.date(), committee: z.string(), sitting: listOf(z.string()) });

/** What a meeting of the committee is about. */
export const Agenda = z.extend(PaperHead, { cases: listOf(AgendaCase) });
export type Agenda = z.infer<typeof Agenda>;

/** What became of a case: by whom (the vote that was the last), with who had voted before, the reason and where in the policy it stands. */
export const MinutesCase = z.extend(NamedCase, {
  at: z.number(),
  decision: z.enum(['accepted', 'partly', 'refused', 'deferred']),
  by: z.exactOptional(z.string()),
  /** How whoever decided by the last vote voted, where that is not what was decided. */
  last: z.exactOptional(z.enum(votes)),
  /** How many voted, that vote among them, and how many of them so as it was decided, or abstained; absent for what was put off. */
  counted: z.exactOptional(z.object({ cast: z.number(), agreed: z.number(), abstained: z.number() })),
  reason: z.exactOptional(z.string()),
  place: z.exactOptional(z.string()),
  /** To which day it was put off. */
  until: z.exactOptional(z.iso.date()),
  votes: listOf(
    z.object({ by: z.exactOptional(z.string()), vote: z.enum(votes), reason: z.exactOptional(z.string()) }),
  ),
});
export type MinutesCase = z.infer<typeof MinutesCase>;

/** What the committee decided on a day. */
export const Minutes = z.extend(PaperHead, { rule: Rule, cases: listOf(MinutesCase) });
export type Minutes = z.infer<typeof Minutes>;
