import { z } from 'zod';
import { lifeOf, type Life } from '../../cases/life.ts';
import type { LineName } from '../../contract/line-names.ts';
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
      const sent = sentLine(lifeOf(house.association, serviceOf(house, service)));
      const promise = told
        ? promiseLine(house, lang, replyOn)
        : house.wording.line(lang, 'request.receiptNoPromise');
      const card: Receipt = { reference, ...(told && { promisedOn: replyOn }), committee };
      const text = [
        house.wording.line(lang, sent, { reference: showReference(reference), committee }),
        promise,
        house.wording.line(lang, 'request.receiptKeep'),
      ];
      return { text: text.join('\n\n'), lang, receipt: card };
    },
  },
);

/** Where it goes now: to whom its service names, to whoever checks it, or to the committee at once. */
function sentLine({ ends, check }: Life): LineName {
  if (ends === 'conclusion') return 'request.receiptElsewhere';
  return check === 'must' ? 'request.receiptToCheck' : 'request.receipt';
}
