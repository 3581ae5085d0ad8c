import { z } from 'zod';

/** What members say besides questions, values and commands: one file each in `locales/saudi/intents`. `other` is none of them. */
export const intentNames = [
  'status',
  'greeting',
  'thanks',
  'praise',
  'wish',
  'farewell',
  'who',
  'insult',
  'need',
  'person',
  'privacy',
  'sensitive',
  'complaint',
  'breach',
  'fraud',
  'assent',
  'other',
] as const;
export type IntentName = (typeof intentNames)[number];

const phrasing = z.string().trim().min(2).max(300);
/** Phrasings that an association adds to the product's own, by intent. */
export const AddedPhrasings = z.partialRecord(z.enum(intentNames), z.array(phrasing).min(1));
export type AddedPhrasings = z.infer<typeof AddedPhrasings>;
