import { isOpenCase, mayOweCase } from '../../../contract/cases/status.ts';
import type { RequestDetail } from '../../../contract/desk.ts';
import { serviceOf, type House } from '../../../voice/house.ts';
import { owedLabels } from '../../../voice/labels.ts';
import { inLang, type Lang } from '../../../wording/wording.ts';

interface Owing {
  readonly service: string;
  readonly status: string;
  readonly owed: readonly string[];
}

/** What the member still owes the case, by name and label; and what can be asked for anew once it is granted, beside the fields of its form. */
export function owedShown(
  house: House,
  { service, status, owed }: Owing,
  lang: Lang,
): Pick<RequestDetail, 'owed' | 'afterwards'> {
  const { afterwards = [] } = serviceOf(house, service) ?? {};
  const isGranted = mayOweCase(status) && !isOpenCase(status);
  return {
    ...(owed.length > 0 && {
      owed: owed.map((name) => ({ name, label: owedLabels(house, { service, names: [name] }, lang) })),
    }),
    ...(isGranted &&
      afterwards.length > 0 && {
        afterwards: afterwards.map(({ name, label }) => ({ name, label: inLang(label, lang) })),
      }),
  };
}

/** The answers of the form, each with the one that its member sent for it last, where that is another: the form stays as it was signed. */
export function withLatest(
  fields: RequestDetail['fields'],
  events: RequestDetail['events'],
): RequestDetail['fields'] {
  const latest = new Map(events.flatMap(({ answer }) => (answer ? [[answer.name, answer] as const] : [])));
  return fields.map((field) => {
    const now = latest.get(field.name);
    return now ? { ...field, latest: { shown: now.shown, ...(now.file && { file: now.file }) } } : field;
  });
}
