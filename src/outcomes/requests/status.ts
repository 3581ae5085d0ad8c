import { serviceOf } from '../../voice/house.ts';
import { endOfDay } from '../../voice/time.ts';
import { showReference } from '../../voice/reference.ts';
import { bothCalendars } from '../../voice/values.ts';
import { inLang } from '../../wording/wording.ts';
import { outcome } from '../outcome.ts';
import { KnownRequest } from './known-request.ts';

/** How a request stands, told to its member. */
export const status = outcome(
  'status',
  { request: KnownRequest },
  {
    say({ request }, { house, lang, now }) {
      const service = serviceOf(house, request.service);
      const sent = bothCalendars(request.submittedOn, lang);
      const text = house.wording.line(lang, 'tracking.status', {
        reference: showReference(request.reference),
        service: service ? inLang(service.title, lang) : request.service,
        sent: lang === 'ar' ? `${sent.hijri} (${sent.gregorian})` : `${sent.gregorian} (${sent.hijri})`,
        status: house.wording.line(
          lang,
          { group: 'status', word: request.status },
          service?.studiedBy && { committee: inLang(service.studiedBy, lang) },
        ),
      });
      if (request.promisedOn === undefined || request.status !== 'submitted') return { text, lang };
      const { hours } = house.association.pack;
      const line = now < endOfDay(hours, request.promisedOn) ? 'tracking.promised' : 'tracking.late';
      const promised = house.wording.line(lang, line, bothCalendars(request.promisedOn, lang));
      return { text: `${text}\n${promised}`, lang };
    },
  },
);
