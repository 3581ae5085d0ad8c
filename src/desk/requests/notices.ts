import type { Notice } from '../../channel/notice.ts';
import type { LineIn } from '../../contract/line-names.ts';
import { showGregorian } from '../../fields/calendar.ts';
import { appealableUntil } from '../../voice/promise.ts';
import { bothCalendars } from '../../voice/values.ts';
import { serviceOf, type House } from '../../voice/house.ts';
import { owedLabels } from '../../voice/labels.ts';
import { showReference } from '../../voice/reference.ts';
import { inLang, type Lang } from '../../wording/wording.ts';

/** What a service is called; its id where there is none such any more. */
export const titleOf = (house: House | undefined, service: string, lang: Lang): string =>
  inLang((house && serviceOf(house, service)?.title) ?? { ar: service, en: service }, lang);

/** What the member is asked for now that their case is granted, by the names of fields. */
export const needsLine = (
  house: House,
  lang: Lang,
  { service, needs }: { readonly service: string; readonly needs: readonly string[] },
): string =>
  house.wording.line(lang, 'decision.needs', { what: owedLabels(house, { service, names: needs }, lang) });

/** That a refusal of today may be appealed against, and until when, where the policy says so. */
export function appealLine(house: House, lang: Lang, today: string): string {
  const until = appealableUntil(house, today);
  return until === undefined
    ? ''
    : `\n\n${house.wording.line(lang, 'appealing.may', bothCalendars(until, lang))}`;
}

interface Told {
  readonly to: LineIn<'decision'>;
  readonly reference: string;
  readonly service: string;
  readonly words: string;
  readonly reason: string | null;
  readonly day?: string | undefined;
}

/** What a member is told of where their case stands now, as a provider's template wants it. */
export function noticeOf(house: House, lang: Lang, told: Told): Notice {
  const reference = showReference(told.reference);
  const service = titleOf(house, told.service, lang);
  if ((told.to === 'asked' || told.to === 'askedAnew') && told.day !== undefined) {
    const by = showGregorian(told.day, lang);
    return { kind: 'paper', values: { reference, missing: told.reason ?? '', by } };
  }
  return told.to === 'delivered'
    ? { kind: 'delivery', values: { reference, service } }
    : { kind: 'decision', values: { reference, service, answer: told.words } };
}
