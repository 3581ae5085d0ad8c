import { z } from 'zod';
import type { Receipt } from '../../contract/index.ts';
import { showReference } from '../../voice/reference.ts';
import { bothCalendars } from '../../voice/values.ts';
import { inLang } from '../../wording/wording.ts';
import { outcome } from '../outcome.ts';

/** The reference number that the member takes home, with the day of the promised answer where the policy names a period. */
export const receipt = outcome(
  'receipt',
  { service: z.string(), reference: z.string(), replyOn: z.string(), told: z.boolean() },
  {
    say({ reference, replyOn, told }, { house, lang }) {
      const committee = inLang(house.association.pack.procedure.committee.name, lang);
      const promise = told
        ? house.wording.line(lang, 'request.receiptPromise', bothCalendars(replyOn, lang))
        : house.wording.line(lang, 'request.receiptNoPromise');
      const card: Receipt = { reference, ...(told && { promisedOn: replyOn }), committee };
      const text = [
        house.wording.line(lang, 'request.receipt', { reference: showReference(reference) }),
        promise,
        house.wording.line(lang, 'request.receiptKeep'),
      ];
      return { text: text.join('\n\n'), lang, receipt: card };
    },
  },
);
