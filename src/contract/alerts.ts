import * as z from 'zod/mini';

const trimmed = (least: number, most: number): z.ZodMiniString =>
  z.string().check(z.trim(), z.minLength(least), z.maxLength(most));
const moment = { at: z.number(), by: z.string() };

/**
 * What the inbox tells of somebody who may be in danger. Everybody learns that it is urgent, and whether the alarm calls them (`called`); what it
 * is, and whether somebody has read it, is told to those who may open it.
 */
export const Urgent = z.object({
  urgent: z.exactOptional(z.literal(true)),
  called: z.exactOptional(z.literal(true)),
  category: z.exactOptional(z.string()),
  class: z.exactOptional(z.string()),
  acknowledged: z.exactOptional(z.boolean()),
});
export type Urgent = z.infer<typeof Urgent>;

/** Where an employee reported it, the number that it was given there, and at which hour. */
export const Report = z.strictObject({
  where: trimmed(2, 200),
  number: trimmed(1, 100),
  hour: trimmed(1, 60),
});
export type Report = z.infer<typeof Report>;

/** Why an alert is closed. */
export const AlertClosing = z.strictObject({ reason: trimmed(3, 2000) });
export type AlertClosing = z.infer<typeof AlertClosing>;

/** The latest alert of a conversation, for those who may open it. Times are milliseconds since the epoch. */
export const AlertDetail = z.object({
  id: z.string(),
  openedAt: z.number(),
  /** The member wants nothing written to them; wishes that women alone read it. */
  silent: z.boolean(),
  womenOnly: z.boolean(),
  acknowledged: z.exactOptional(z.object(moment)),
  closed: z.exactOptional(z.object({ ...moment, reason: z.string() })),
  /** What was heard, the first first: of what, of whom, and on which ground its words reached the desk. */
  heard: z.readonly(
    z.array(z.object({ at: z.number(), category: z.string(), class: z.string(), ground: z.string() })),
  ),
  words: z.readonly(z.array(z.object({ seq: z.number(), at: z.number(), text: z.string() }))),
  /** The only way in which the member wants to be reached. */
  contact: z.exactOptional(
    z.object({ how: z.string(), when: z.exactOptional(z.string()), as: z.exactOptional(z.string()) }),
  ),
  reports: z.readonly(z.array(z.object({ ...moment, ...Report.shape }))),
});
export type AlertDetail = z.infer<typeof AlertDetail>;

const People = z.readonly(z.array(z.object({ name: z.string(), at: z.number() })));

/** What became of alerts, for whoever watches over those who open them: no kind, no word, no conversation. */
export const AuditedAlerts = z.object({
  items: z.readonly(
    z.array(
      z.object({
        id: z.string(),
        openedAt: z.number(),
        acknowledgedAt: z.exactOptional(z.number()),
        closedAt: z.exactOptional(z.number()),
        calls: People,
        openings: People,
      }),
    ),
  ),
  /** Who is called, the first first: whether it is their time now, and else when it comes. */
  roster: z.readonly(
    z.array(z.object({ name: z.string(), now: z.boolean(), next: z.exactOptional(z.number()) })),
  ),
  /** What the association has yet to fill in, as names of lines of `desk.duty`. */
  warnings: z.readonly(z.array(z.string())),
});
export type AuditedAlerts = z.infer<typeof AuditedAlerts>;
