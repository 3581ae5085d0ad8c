import type { RequestDetail } from '../../../contract/desk.ts';
import { VisitDetail, type VisitQuestion } from '../../../contract/cases/visit.ts';
import { isOpenCase } from '../../../contract/cases/status.ts';
import { buttonLabel, buttonsOf } from '../../../fields/field.ts';
import type { FieldSpec } from '../../../fields/spec.ts';
import type { RequestHappening, RequestListed } from '../../../records/requests/request-desk.ts';
import { serviceOf, type House } from '../../../voice/house.ts';
import { inLang, type Lang } from '../../../wording/wording.ts';
import type { Mask } from './mask.ts';

/** What was reported of the last visit, masked as everything that somebody wrote. */
export function visitShown(
  happenings: readonly RequestHappening[],
  mask: Pick<Mask, 'text'>,
): Pick<RequestDetail, 'visit'> {
  const found = happenings.findLast(({ status }) => status === 'visited');
  const visit = VisitDetail.safeParse(found?.detail).data?.visit;
  if (!found || !visit) return {};
  return {
    visit: {
      at: found.at,
      ...(found.by !== null && { by: found.by }),
      fields: visit.fields.map(({ label, shown }) => ({ label, shown: mask.text(shown) })),
      recommendation: visit.recommendation,
      words: mask.text(found.reason ?? ''),
    },
  };
}

/** What is asked for in a report of a visit, while the case is to be decided and its service has one. */
export function visitAsked(
  house: House,
  { service, status }: Pick<RequestListed, 'service' | 'status'>,
  lang: Lang,
): Pick<RequestDetail, 'visitForm'> {
  const visit = serviceOf(house, service)?.visit;
  if (!visit || !isOpenCase(status)) return {};
  return { visitForm: visit.map((field) => questionOf(house, field, lang)) };
}

/** A question as it is filled in at the desk. */
export function questionOf(house: House, field: FieldSpec, lang: Lang): VisitQuestion {
  const buttons = buttonsOf(field);
  return {
    name: field.name,
    label: inLang(field.label, lang),
    ask: inLang(field.ask, lang),
    ...(field.optional && { optional: true as const }),
    ...(buttons.length > 0 && {
      options: buttons.map((id) => {
        const label = buttonLabel(field, id);
        return {
          id,
          label: label ? inLang(label, lang) : house.wording.line(lang, { group: 'choices', word: id }),
        };
      }),
    }),
    ...(field.when && { when: { field: field.when.field, is: field.when.is.map(buttonOf) } }),
  };
}

/** The button that stands for an answer. */
const buttonOf = (is: string | boolean): string => (is === true ? 'yes' : is === false ? 'no' : is);
