import { z } from 'zod';

const id = z.string().min(1).max(1000);
const Person = z.object({ id, role: z.string().nullish() });

/** What every activity has that the checks need. */
export const Activity = z.looseObject({
  type: z.string(),
  channelId: id,
  serviceUrl: id,
});
export type Activity = z.infer<typeof Activity>;

/** Whom an activity is about. Channels send null where they have nothing to say. */
export const Talk = z.object({
  from: Person,
  recipient: Person,
  conversation: z.object({ id, isGroup: z.boolean().nullish(), conversationType: z.string().nullish() }),
  timestamp: z.string().nullish(),
});
export type Talk = z.infer<typeof Talk>;

export const Message = Talk.extend({
  id: z.string().nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  attachments: z.array(z.unknown()).nullish(),
  entities: z.array(z.unknown()).nullish(),
});
export type Message = z.infer<typeof Message>;

export const Joined = Talk.extend({ membersAdded: z.array(Person).nullish() });
export const Installed = Talk.extend({ action: z.string().nullish() });

export const Mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id }),
  text: z.string().min(1),
});

export const Attachment = z.object({
  contentType: z.string(),
  contentUrl: z.string().nullish(),
  name: z.string().nullish(),
  content: z.unknown().optional(),
});
export type Attachment = z.infer<typeof Attachment>;

/** A file in Teams: lies in the member's OneDrive, and this address opens it for some minutes without any token. */
export const teamsFile = 'application/vnd.microsoft.teams.file.download.info';
export const TeamsFile = z.object({ downloadUrl: z.string() });
