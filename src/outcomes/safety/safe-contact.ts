import { z } from 'zod';
import { encryptBody } from '../../records/turns/entries.ts';
import { outcome } from '../outcome.ts';

/** The only way in which the member wants to be reached: how, when, and by which name we call ourselves; encrypted with the alert. */
const SafeContact = z.strictObject({
  how: z.string(),
  when: z.string().optional(),
  as: z.string().optional(),
});

export const safeContact = outcome('safeContact', SafeContact.shape, {
  keep: ({ how, when, as }, { conversation }) => ({
    contact: encryptBody(conversation, { how, when, as }).toString('hex'),
  }),
});
