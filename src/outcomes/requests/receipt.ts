import { z } from 'zod';
import type { Receipt } from '../../contract/index.ts';
import { serviceOf, studiedBy } from '../../voice/house.ts';
import { promiseLine } from '../../voice/promise.ts';
import { showReference } from '../../voice/reference.ts';
import { outcome } from '../outcome.ts';

/** The reference number that the member takes home, with the day of the promised answer where the policy names a period. */
export const receipt = outcome(
  'receipt',
  { service: z.string(), reference: z.string(), replyOn: z.string(), told: z.boolean() },
  {
    say({ service, reference, replyOn, told }, { house, lang }) {
      const committee = studiedBy(house, service, lang);
      const studied = serviceOf(house, service)?.studiedBy !== undefined;
      const promise = told
        ? promiseLine(house, lang, replyOn)
        : house.wording.line(lang, 'request.receiptNoPromise');
      const card: Receipt = { reference, ...(told && { promisedOn: replyOn }), committee };
      const text = [
        studied
          ? house.wording.line(lang, 'request.receiptElsewhere', {
              reference: showReference(reference),
              committee,
            })
          : house.wording.line(lang, 'request.receipt', { reference: showReference(reference) }),
        promise,
        house.wording.line(lang, 'request.receiptKeep'),
      ];
      return { text: text.join('\n\n'), lang, receipt: card };
    },
  },
);
