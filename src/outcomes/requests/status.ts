import { serviceOf } from '../../voice/house.ts';
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
    say({ request }, { house, lang }) {
      const service = serviceOf(house, request.service);
      const sent = bothCalendars(request.submittedOn, lang);
      const text = house.wording.line(lang, 'tracking.status', {
        reference: showReference(request.reference),
        service: service ? inLang(service.title, lang) : request.service,
        sent: lang === 'ar' ? `${sent.hijri} (${sent.gregorian})` : `${sent.gregorian} (${sent.hijri})`,
        status: house.wording.line(lang, { group: 'status', word: request.status }),
      });
      if (request.promisedOn === undefined || request.status !== 'submitted') return { text, lang };
      const promised = house.wording.line(lang, 'tracking.promised', bothCalendars(request.promisedOn, lang));
      return { text: `${text}\n${promised}`, lang };
    },
  },
);
