import { afterAnswer } from '../../cases/standing.ts';
import { dayAt } from '../../fields/calendar.ts';
import { showReference } from '../../voice/reference.ts';
import { bothCalendars } from '../../voice/values.ts';
import { dayRow } from './day-row.ts';
import { eventRow } from './case-event.ts';
import { KnownAsk } from './known-ask.ts';
import { answerDetail, broughtShape } from './signed-answer.ts';
import { outcome } from '../outcome.ts';

/**
 * What a case waited for is here: it goes on where it stood, and the days that were waited are added to the promise. The turn is refused when it waits
 * for this no more, or when the conversation is not shown to be its member's.
 */
export const supply = outcome(
  'supply',
  { asked: KnownAsk, ...broughtShape },
  {
    masksBefore: true,
    say({ asked }, { house, lang, now }) {
      const today = dayAt(now);
      const { dueOn } = afterAnswer(house.association, asked, today);
      const landed = house.wording.line(lang, 'supplying.landed', {
        reference: showReference(asked.reference),
      });
      if (!asked.told) return { text: landed, lang };
      const goesOn = dueOn < today ? 'supplying.goesOnLate' : 'supplying.goesOn';
      return { text: `${landed}\n\n${house.wording.line(lang, goesOn, bothCalendars(dueOn, lang))}`, lang };
    },
    keep({ asked, ...given }, keeping) {
      const { reference, step, field, dueOn: was } = asked;
      const { status, dueOn } = afterAnswer(keeping.house.association, asked, dayAt(keeping.now));
      const event = { reference, status, staff: null, detail: answerDetail(field, given) };
      return {
        step,
        ...eventRow(event, keeping),
        ...dayRow({ reference, was, day: dueOn, staff: null }, keeping),
      };
    },
    rehearse({ asked }, { asked: waiting }) {
      const at = waiting.findIndex(({ step }) => step === asked.step);
      if (at >= 0) waiting.splice(at, 1);
    },
  },
);
