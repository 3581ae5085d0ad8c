import * as z from 'zod/mini';
import { fieldMarks } from './check.ts';
import { ReadyReason } from './decision.ts';
import { Locked } from './vote.ts';
import { receivedBy } from './received.ts';
import { waysIn } from './ways-in.ts';
import { Visited, VisitQuestion } from './visit.ts';

const listOf = <Item extends z.ZodMiniType>(item: Item): z.ZodMiniReadonly<z.ZodMiniArray<Item>> =>
  z.readonly(z.array(item));

export const RequestItem = z.object({
  reference: z.string(),
  service: z.string(),
  status: z.string(),
  submittedAt: z.number(),
  replyOn: z.string(),
  told: z.boolean(),
  overdue: z.boolean(),
  /** Nobody works on the day that its member was promised: it was closed since, and another one is asked for. */
  onClosedDay: z.exactOptional(z.literal(true)),
  /** Nothing of what happens to it is written to its member: a person tells them. */
  byPerson: z.exactOptional(z.literal(true)),
  channel: z.string(),
  /** What the branch is called to which it belongs, where there are several. */
  branch: z.exactOptional(z.string()),
  /** Who sent it, by the name in the form, as far as somebody may know. */
  who: z.exactOptional(z.string()),
  /** Its member left the name out. */
  nameless: z.exactOptional(z.literal(true)),
});
export type RequestItem = z.infer<typeof RequestItem>;
/** A page of them; `more`: others come behind it. */
export const RequestItems = z.object({ items: listOf(RequestItem), more: z.exactOptional(z.literal(true)) });
export type RequestItems = z.infer<typeof RequestItems>;

/** A field of a request as it was answered. */
const RequestField = z.object({
  name: z.string(),
  label: z.string(),
  shown: z.string(),
  file: z.exactOptional(z.object({ id: z.string(), name: z.string() })),
  /** It was answered: whoever checks the case marks it. */
  answered: z.exactOptional(z.literal(true)),
  mark: z.exactOptional(z.enum(fieldMarks)),
  /** What its member sent for it last, where that is not what stands in the form. */
  latest: z.exactOptional(
    z.object({
      shown: z.string(),
      file: z.exactOptional(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
});

export const RequestDetail = z.extend(RequestItem, {
  conversation: z.string(),
  fields: listOf(RequestField),
  sha256: z.string(),
  attestation: z.object({ text: z.string(), act: z.string(), words: z.string(), at: z.number() }),
  /** Who studies it: the committee, or whom its service names. */
  committee: z.string(),
  /** Identifiers stand in what was written that are not shown. */
  masked: z.exactOptional(z.literal(true)),
  /** Whether an employee looked at the identity document; absent where the service asks for no identity. */
  identitySeen: z.exactOptional(z.boolean()),
  /** How it ends: by the committee's decision, or handled or filed by whom its service names. */
  ends: z.enum(['decision', 'conclusion']),
  /** What can be done with it as it stands, by whoever may. */
  acts: listOf(z.string()),
  /** Why whoever looks at it may not vote on it: they have, or checked it, or served its member. */
  bar: z.exactOptional(z.enum(['voted', 'checked', 'served'])),
  /** Whoever looks at it answers the appeal of its member. */
  answersAppeal: z.exactOptional(z.literal(true)),
  /** The first day on which it may be decided, while that is still to come. */
  notBefore: z.exactOptional(z.iso.date()),
  /** How the committee votes: so many have, so many must, so many must agree. */
  voting: z.exactOptional(z.object({ cast: z.number(), quorum: z.number(), approvals: z.number() })),
  /** No decision can be reached on it as it stands. */
  locked: z.exactOptional(Locked),
  /** The lists that are checked before anything is provided, as the pack names them; and whether somebody noted that they were. */
  lists: z.exactOptional(listOf(z.string())),
  listsChecked: z.exactOptional(z.literal(true)),
  /** By what it must be shown that the service was received, where the pack says so. */
  proof: z.exactOptional(listOf(z.enum(receivedBy))),
  /** Who at the desk is concerned by it, and neither reads nor decides it; `mine`: whoever looks noted it, and may take it back. */
  concerned: z.exactOptional(
    listOf(z.object({ id: z.number(), name: z.string(), mine: z.exactOptional(z.literal(true)) })),
  ),
  /** What its member still owes it: papers that followed the form, and what is asked for once it was accepted. */
  owed: z.exactOptional(listOf(z.object({ name: z.string(), label: z.string() }))),
  /** What can be asked for anew once it is granted, beside the fields of its form. */
  afterwards: z.exactOptional(listOf(z.object({ name: z.string(), label: z.string() }))),
  /** What whoever visited the home reported, last; and what is asked for in such a report, where one can be made. */
  visit: z.exactOptional(Visited),
  visitForm: z.exactOptional(listOf(VisitQuestion)),
  /** What the board has set for such cases, while it is open: in which case, what is given, and where that stands. It decides nothing. */
  guide: z.exactOptional(
    listOf(z.object({ when: z.string(), gives: z.string(), place: z.exactOptional(z.string()) })),
  ),
  /** Reasons that the pack has ready, for whoever decides. */
  reasons: z.exactOptional(listOf(ReadyReason)),
  events: listOf(
    z.object({
      at: z.number(),
      status: z.string(),
      /** What the member sent at this step. */
      answer: z.exactOptional(RequestField),
      /** By which act the member signed for it. */
      signed: z.exactOptional(z.enum(['tap', 'typed', 'paper'])),
      by: z.exactOptional(z.string()),
      reason: z.exactOptional(z.string()),
      /** The day that was named anew, or to which it was put off. */
      day: z.exactOptional(z.iso.date()),
      /** Who is concerned by it. */
      whom: z.exactOptional(z.string()),
      /** The number that the member has from then on. */
      number: z.exactOptional(z.string()),
      /** Who or what ended the case, where this step did: its member's word, or the time that passed without any. */
      ended: z.exactOptional(z.enum(['member', 'clock'])),
      /** By what it was shown that the service was received, with the signed paper. */
      received: z.exactOptional(
        z.object({
          by: z.enum(receivedBy),
          file: z.exactOptional(z.object({ id: z.string(), name: z.string() })),
        }),
      ),
      /** How somebody came for whom an employee opened it, and the paper that they signed. */
      opened: z.exactOptional(
        z.object({ came: z.enum(waysIn), file: z.object({ id: z.string(), name: z.string() }) }),
      ),
      /** Where in the policy the reason stands. */
      place: z.exactOptional(z.string()),
    }),
  ),
});
export type RequestDetail = z.infer<typeof RequestDetail>;
