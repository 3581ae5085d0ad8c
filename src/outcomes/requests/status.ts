import { lifeOf, unchecked, type Life } from '../../cases/life.ts';
import { clauseNow } from '../../cases/status.ts';
import { isGrantedCase, isOpenCase } from '../../contract/cases/status.ts';
import { dayAt } from '../../fields/calendar.ts';
import { appealableUntil } from '../../voice/promise.ts';
import { owedLabels } from '../../voice/labels.ts';
import { placeOf, serviceOf, studiedBy, type House } from '../../voice/house.ts';
import type { Speaking } from '../../voice/speaking.ts';
import { endOfDay } from '../../voice/time.ts';
import { showReference } from '../../voice/reference.ts';
import { bothCalendars } from '../../voice/values.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import { outcome } from '../outcome.ts';
import { KnownRequest } from './known-request.ts';

/** How a request stands, told to its member: the stage in their own words, the clause that it follows from, and the day of the answer. */
export const status = outcome(
  'status',
  { request: KnownRequest },
  {
    say({ request }, speaking) {
      const { house, lang } = speaking;
      const service = serviceOf(house, request.service);
      const sent = bothCalendars(request.submittedOn, lang);
      const life = lifeOf(house.association, service);
      const text = house.wording.line(lang, 'tracking.status', {
        reference: showReference(request.reference),
        service: service ? inLang(service.title, lang) : request.service,
        sent: lang === 'ar' ? `${sent.hijri} (${sent.gregorian})` : `${sent.gregorian} (${sent.hijri})`,
        status: house.wording.line(
          lang,
          { group: 'status', word: stageOf(life, request) },
          { committee: studiedBy(house, request.service, lang) },
        ),
      });
      const more = [
        sourceOf(house, lang, clauseNow(request.unchecked ? unchecked(life) : life, request.status)),
        request.owes &&
          house.wording.line(lang, 'tracking.owes', {
            what: owedLabels(house, { service: request.service, names: request.owes }, lang),
          }),
        dayOf(request, speaking),
        goesOn(request.status) && house.wording.line(lang, 'tracking.notWithdrawn'),
        appealOf(request, speaking),
      ];
      return { text: [text, ...more.filter((line) => typeof line === 'string')].join('\n'), lang };
    },
  },
);

/** Whether it was granted and goes on: nobody withdraws it any more, and whoever wants it no more has to say so to a person. */
const goesOn = (word: string): boolean => isGrantedCase(word) || word === 'completed';

/** Until when a refusal may be appealed against, where it still may. */
function appealOf({ refusedOn }: KnownRequest, { house, lang, now }: Speaking): string | undefined {
  const until = appealableUntil(house, refusedOn);
  if (until === undefined || dayAt(now) > until) return undefined;
  return house.wording.line(lang, 'appealing.may', bothCalendars(until, lang));
}

/** Until somebody has checked it, its member is told that it is being checked. */
const stageOf = ({ check }: Life, { status: word, unchecked: isUnchecked }: KnownRequest): string =>
  word === 'submitted' && check === 'must' && !isUnchecked ? 'received' : word;

/** Where in the policy the stage stands. */
function sourceOf(house: House, lang: Lang, id: string | undefined): string | undefined {
  const place = placeOf(house, id, lang);
  return place && house.wording.line(lang, 'tracking.source', { place });
}

/** The day of the answer, where it was told; once it has passed, that we are late. While something is waited for the clock stands still. */
function dayOf(
  { promisedOn, status: word }: KnownRequest,
  { house, lang, now }: Pick<Speaking, 'house' | 'lang' | 'now'>,
): string | undefined {
  if (promisedOn === undefined || !isOpenCase(word) || word === 'asked') return undefined;
  const { hours } = house.association.pack;
  const line = now < endOfDay(hours, promisedOn) ? 'tracking.promised' : 'tracking.late';
  return house.wording.line(lang, line, bothCalendars(promisedOn, lang));
}
