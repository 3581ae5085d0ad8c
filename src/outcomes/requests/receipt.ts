import { z } from 'zod';
import { lifeOf, type Life } from '../../cases/life.ts';
import type { LineName } from '../../contract/line-names.ts';
import type { Receipt } from '../../contract/index.ts';
import { serviceOf, studiedBy } from '../../voice/house.ts';
import { promiseLine } from '../../voice/promise.ts';
import { showReference } from '../../voice/reference.ts';
import { inLang } from '../../wording/wording.ts';
import { outcome } from '../outcome.ts';

/** The reference number that the member takes home, with the day of the promised answer where the policy names a period. */
export const receipt = outcome(
  'receipt',
  {
    service: z.string(),
    reference: z.string(),
    replyOn: z.string(),
    told: z.boolean(),
    name: z.exactOptional(z.string()),
  },
  {
    say({ service: id, reference, replyOn, told, name }, { house, lang }) {
      const committee = studiedBy(house, id, lang);
      const service = serviceOf(house, id);
      const life = lifeOf(house.association, service);
      const sent = sentLine(life);
      const promise = told
        ? promiseLine(house, lang, replyOn)
        : house.wording.line(lang, 'request.receiptNoPromise');
      const card: Receipt = {
        reference,
        ...(told && { promisedOn: replyOn }),
        committee,
        ...(service && { service: inLang(service.title, lang) }),
        ...(name !== undefined && { name }),
        stages: stagesOf(life).map((stage) => house.wording.line(lang, stage, { committee })),
      };
      const text = [
        house.wording.line(lang, sent, { reference: showReference(reference), committee }),
        promise,
        house.wording.line(lang, 'request.receiptKeep'),
      ];
      return { text: text.join('\n\n'), lang, receipt: card };
    },
  },
);

/** What a request goes through, as its member is told on the receipt: that it arrived, up to the answer. */
const stagesOf = ({ ends, check }: Life): readonly LineName[] => [
  'request.stages.sent',
  ...(check === 'must' ? (['request.stages.check'] as const) : []),
  'request.stages.study',
  ends === 'conclusion' ? 'request.stages.conclusion' : 'request.stages.answer',
];

/** Where it goes now: to whom its service names, to whoever checks it, or to the committee at once. */
function sentLine({ ends, check }: Life): LineName {
  if (ends === 'conclusion') return 'request.receiptElsewhere';
  return check === 'must' ? 'request.receiptToCheck' : 'request.receipt';
}
