import { owedLabels } from '../../voice/labels.ts';
import { showReference } from '../../voice/reference.ts';
import { eventRow } from './case-event.ts';
import { KnownAsk } from './known-ask.ts';
import { answerDetail, broughtShape } from './signed-answer.ts';
import { outcome } from '../outcome.ts';

/**
 * What a case was owed by its member is here, or comes anew in the place of what they sent; the case stays where it stands. The turn is refused when it stands elsewhere by now, when
 * something of it was brought meanwhile, or when the conversation is not shown to be its member's.
 */
export const bring = outcome(
  'bring',
  { asked: KnownAsk, ...broughtShape },
  {
    masksBefore: true,
    say({ asked: { reference, service, field, replaces } }, { house, lang }) {
      const what = owedLabels(house, { service, names: [field] }, lang);
      const values = { reference: showReference(reference), what };
      return {
        text: house.wording.line(lang, replaces ? 'supplying.replaced' : 'supplying.landed', values),
        lang,
      };
    },
    keep({ asked: { reference, step: seen, resumes: from, field }, ...given }, keeping) {
      const event = { reference, status: 'brought', staff: null, detail: answerDetail(field, given) };
      return { from, seen, ...eventRow(event, keeping) };
    },
    rehearse({ asked }, { asked: waiting }) {
      const at = waiting.findIndex(
        ({ reference, step }) => reference === asked.reference && step === asked.step,
      );
      if (at >= 0) waiting.splice(at, 1);
    },
  },
);
