import { z } from 'zod';
import { spare } from '../../src/kernel/optional.ts';

const id = z.string().min(1).max(1000);
const Words = spare(z.string());
const Items = spare(z.array(z.unknown())).transform((items) => items ?? []);

/** Somebody of whom a channel speaks; one without an id is nobody. */
const Person = spare(z.object({ id, role: Words }));

/** What every activity has that the checks need. */
export const Activity = z.looseObject({
  type: z.string(),
  channelId: id,
  serviceUrl: id,
});
export type Activity = z.infer<typeof Activity>;

/** What an activity is about. Channels send null where they have nothing to say, and leave out who is meant where nobody is. */
export const Talk = z.object({
  from: Person,
  recipient: Person,
  conversation: z.object({ id, isGroup: spare(z.boolean()), conversationType: Words }),
  timestamp: Words,
});
export type Talk = z.infer<typeof Talk>;

export const Message = Talk.extend({
  from: z.object({ id, role: Words, name: Words }),
  id: Words,
  text: Words,
  textFormat: Words,
  value: z.unknown().optional(),
  attachments: Items,
  entities: Items,
});
export type Message = z.infer<typeof Message>;

export const Joined = Talk.extend({
  membersAdded: spare(z.array(Person)).transform((people) => people ?? []),
});
export type Joined = z.infer<typeof Joined>;

/** A message after a change; Teams tells of which sort it was. */
export const Edited = Message.extend({ channelData: spare(z.object({ eventType: Words })) });
export type Edited = z.infer<typeof Edited>;
export const Installed = Talk.extend({ action: Words });

/** Somebody who is called by name in a text; `text` is how that stands there, where the client tells it. */
export const Mention = z.object({
  type: z.string().regex(/^mention$/iu),
  mentioned: spare(z.object({ id: Words, name: Words })),
  text: spare(z.string().min(1)),
});
export type Mention = z.infer<typeof Mention>;

export const Attachment = z.object({
  contentType: Words.transform((type) => type ?? ''),
  contentUrl: Words,
  name: Words,
  content: z.unknown().optional(),
});
export type Attachment = z.infer<typeof Attachment>;

/** A file in Teams: lies in the member's OneDrive, and this address opens it for some minutes without any token. */
export const teamsFile = 'application/vnd.microsoft.teams.file.download.info';
export const TeamsFile = z.object({ downloadUrl: z.string() });
