import { z } from 'zod';
import { day } from '../../kernel/clock.ts';
import { eventRow } from '../cases/case-event.ts';
import { outcome } from '../outcome.ts';

/**
 * A member appeals against a refusal, in their own words. The turn is refused when the case stands elsewhere by now, when its days are over or it was appealed
 * before, and when the conversation is not shown to be its member's.
 */
export const appeal = outcome(
  'appeal',
  { reference: z.string(), words: z.string() },
  {
    keep({ reference, words }, keeping) {
      const { appeal: rule } = keeping.house.association.pack.procedure;
      const detail = { answer: { field: 'asked.words', value: words } };
      return {
        // The last day counts whole.
        after: keeping.now - ((rule?.days ?? 0) + 1) * day,
        ...eventRow({ reference, status: 'appealed', staff: null, detail }, keeping),
      };
    },
    rehearse({ reference }, { sent }) {
      const at = sent.findIndex((one) => one.reference === reference);
      const found = sent[at];
      if (found) sent[at] = { ...found, status: 'appealed', refusedOn: undefined };
    },
  },
);
