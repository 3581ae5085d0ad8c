import { z } from 'zod';
import { sayComputed } from '../../voice/computed/computed.ts';
import { serviceOf } from '../../voice/house.ts';
import { inLang } from '../../wording/wording.ts';
import { outcome } from '../outcome.ts';

/** An approved answer, or a clause of the policy, with the place that it comes from. */
export const answer = outcome(
  'answer',
  { candidate: z.strictObject({ from: z.enum(['answer', 'clause']), id: z.string() }) },
  {
    waits: true,
    say({ candidate: { from, id } }, { house, lang, now }) {
      const { answers, clauses, pack } = house.association;
      const approved = from === 'answer' ? answers.find((one) => one.id === id) : undefined;
      if (approved?.computed) return { text: sayComputed(approved.computed, { house, lang, now }), lang };
      const clause = clauses.find((one) => one.id === (approved ? approved.clause : id));
      const body = approved
        ? inLang(approved.answer, lang)
        : house.wording.line(lang, 'inquiry.clause', { text: clause ? inLang(clause.text, lang) : '' });
      const source = clause
        ? house.wording.line(lang, 'inquiry.source', {
            title: inLang(pack.document.title, lang),
            place: inLang(clause.place, lang),
          })
        : house.wording.line(lang, 'inquiry.approved');
      const service = approved?.service === undefined ? undefined : serviceOf(house, approved.service);
      const offer = service
        ? [house.wording.line(lang, 'inquiry.leadsTo', { service: inLang(service.title, lang) })]
        : [];
      return { text: [body, ...offer, source].join('\n\n'), lang };
    },
  },
);
