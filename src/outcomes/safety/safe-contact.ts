import { z } from 'zod';
import { encryptBody } from '../../records/turns/entries.ts';
import { outcome } from '../outcome.ts';

/**
 * The only way in which the member wants to be reached: how, when, and by which name we call ourselves; encrypted with the alert. Without `how` it is
 * as this message says it.
 */
const SafeContact = z.strictObject({
  how: z.string().optional(),
  when: z.string().optional(),
  as: z.string().optional(),
});

export const safeContact = outcome('safeContact', SafeContact.shape, {
  keep: ({ how, when, as }, { conversation, words }) => ({
    contact: encryptBody(conversation, { how: how ?? words ?? '', when, as }).toString('hex'),
  }),
});
