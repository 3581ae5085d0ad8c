import { z } from 'zod';
import { encryptBody } from '../../records/turns/entries.ts';
import { outcome } from '../outcome.ts';

/** What a person told an authority: where, the number that it was given, and at which hour. Never the bot's doing. */
const ProtectionReport = z.strictObject({
  where: z.string(),
  number: z.string(),
  hour: z.string(),
});

/** A report to an authority, kept encrypted with the alert. */
export const protectionReport = outcome(
  'protectionReport',
  { alert: z.string(), staff: z.number(), ...ProtectionReport.shape },
  {
    keep: ({ alert, staff, where, number, hour }, { conversation }) => ({
      alert,
      staff,
      report: encryptBody(conversation, { where, number, hour }).toString('hex'),
    }),
  },
);
