import * as z from 'zod/mini';

/** Of what somebody at the desk can choose to be told while they look elsewhere. What is urgent is told to whoever is called, without a choice. */
export const noticeKinds = [
  'waiting',
  'mine',
  'mention',
  'reminder',
  'late',
  'study',
  'due',
  'month',
] as const;
const Kind = z.enum(noticeKinds);
export type NoticeKindName = z.infer<typeof Kind>;

const kinds = z.readonly(z.array(Kind));
const time = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/));

/**
 * What somebody wants to be told, and by which means: by push, and by mail; of requests in one letter a day where `daily`. `hours` are those in which they may be
 * told, every day, past midnight where they end before they begin; null for the hours of the association's office.
 */
export const NoticeChoices = z.strictObject({
  push: kinds,
  mail: kinds,
  daily: z.boolean(),
  hours: z.nullable(z.strictObject({ from: time, to: time })),
});
export type NoticeChoices = z.infer<typeof NoticeChoices>;

/**
 * My notices: the key that a browser subscribes with, whether mail goes out at all, what somebody in my role can be told of, what I chose, whether it is quiet
 * now, and how many browsers of mine are told.
 */
export const Notices = z.object({
  key: z.string(),
  mailed: z.boolean(),
  kinds,
  choices: NoticeChoices,
  quiet: z.boolean(),
  devices: z.number(),
});
export type Notices = z.infer<typeof Notices>;

const short = (most: number): z.ZodMiniString => z.string().check(z.minLength(1), z.maxLength(most));

/** A browser that takes messages, as its `PushSubscription` tells of itself. */
export const PushDevice = z.object({
  endpoint: short(1000),
  keys: z.object({ p256dh: short(200), auth: short(60) }),
});
export type PushDevice = z.infer<typeof PushDevice>;

export const PushDeviceGone = z.strictObject({ endpoint: short(1000) });
