import type { RequestDetail } from '../../../contract/desk.ts';
import { isOpenCase } from '../../../contract/cases/status.ts';
import type { RequestListed } from '../../../records/requests/request-desk.ts';
import { placeOf, serviceOf, type House } from '../../../voice/house.ts';
import { inLang, type Lang } from '../../../wording/wording.ts';

/** The guide of a case that is still to be decided, where the pack has one for its service. */
export function guideShown(
  house: House,
  { service, status }: Pick<RequestListed, 'service' | 'status'>,
  lang: Lang,
): Pick<RequestDetail, 'guide'> {
  const guide = serviceOf(house, service)?.guide;
  if (!guide || !isOpenCase(status)) return {};
  return {
    guide: guide.map(({ when, gives, clause }) => {
      const place = placeOf(house, clause, lang);
      return {
        when: inLang(when, lang),
        gives: inLang(gives, lang),
        ...(place !== undefined && { place }),
      };
    }),
  };
}
