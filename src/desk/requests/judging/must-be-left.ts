import { judgesNeeded } from '../../../association/committee.ts';
import { readersOf } from '../../../association/readers.ts';
import type { Capability } from '../../../contract/desk.ts';
import { isOpenCase } from '../../../contract/cases/status.ts';
import type { MustBeLeft } from '../../../records/desk/concerns.ts';
import type { RequestListed } from '../../../records/requests/request-desk.ts';
import { serviceOf, type House } from '../../../voice/house.ts';
import { can } from '../../people/roles.ts';

/** Where an alert of the conversation concerns all who are named, a researcher opens it (`may_open.sql`): one is left for every case. */
const opens: MustBeLeft = { roles: ['researcher'], least: 1, excludes: [] };

/** Who must be left for a case when it concerns a colleague: as long as it is open so many as can decide or conclude it, and somebody who opens an alert. */
export function mustBeLeft(
  house: House,
  { service, status }: Pick<RequestListed, 'service' | 'status'>,
): readonly MustBeLeft[] {
  const found = serviceOf(house, service);
  const { committee } = house.association.pack.procedure;
  const who = (may: Capability): readonly string[] => readersOf(found ?? {}).filter((role) => can(role, may));
  if (!isOpenCase(status)) return [opens];
  return found?.studiedBy
    ? [{ roles: who('conclude'), least: 1, excludes: [] }, opens]
    : [{ roles: who('decide'), least: judgesNeeded(committee), excludes: committee.excludes }, opens];
}
