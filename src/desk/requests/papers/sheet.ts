import { shutTo } from '../../../records/desk/alerts.ts';
import { staffOf, type Staff } from '../../../records/desk/staff.ts';
import {
  happeningsOfEach,
  type RequestHappening,
  type RequestListed,
} from '../../../records/requests/request-desk.ts';
import { serviceOf, type House } from '../../../voice/house.ts';
import { inLang, type Lang } from '../../../wording/wording.ts';
import type { Desk } from '../../desk.ts';
import { mayDo } from '../../people/roles.ts';
import { applicantsOf } from '../showing/applicants.ts';

/** The cases of a paper with what is read for all of them at once. */
export interface Sheet {
  readonly house: House;
  readonly lang: Lang;
  readonly listed: readonly RequestListed[];
  readonly happenings: ReadonlyMap<string, readonly RequestHappening[]>;
  readonly names: ReadonlyMap<string, string | null>;
  /** The conversations that whoever prints may not open. */
  readonly shut: ReadonlySet<string>;
}

export async function sheetOf(
  desk: Desk,
  staff: Staff,
  { listed, lang }: Pick<Sheet, 'listed' | 'lang'>,
): Promise<Sheet> {
  const { database } = desk.ground;
  const view = desk.reading.view(staff);
  const [happenings, names, shut] = await Promise.all([
    happeningsOfEach(
      database,
      listed.map(({ reference }) => reference),
    ),
    applicantsOf(database, view, listed),
    shutTo(database, view.sight, [...new Set(listed.map(({ conversation }) => conversation))]),
  ]);
  return { house: view.house, lang, listed, happenings, names, shut };
}

/** What names a case on paper. */
export function namedOn(
  { house, lang, names }: Pick<Sheet, 'house' | 'lang' | 'names'>,
  { reference, service }: RequestListed,
): { readonly reference: string; readonly service: string; readonly who?: string } {
  const title = serviceOf(house, service)?.title;
  const who = names.get(reference);
  return {
    reference,
    service: title ? inLang(title, lang) : service,
    ...(who !== undefined && { who: who ?? house.wording.line(lang, 'choices.withoutName') }),
  };
}

/** Who may sit in the committee of an association and can sign in, by name. */
export async function sittingIn(desk: Desk, { association }: Staff): Promise<readonly string[]> {
  const all = await staffOf(desk.ground.database, association);
  return all
    .filter((one) => !one.disabled && one.password !== null && mayDo(one, 'decide'))
    .map(({ name }) => name);
}
