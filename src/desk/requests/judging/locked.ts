import { judgesNeeded } from '../../../association/committee.ts';
import { readersOf } from '../../../association/readers.ts';
import type { CommitteeStanding, Locked } from '../../../contract/cases/vote.ts';
import { isOpenCase } from '../../../contract/cases/status.ts';
import { Role } from '../../../contract/desk.ts';
import type { Ground } from '../../../conversation/context.ts';
import { judgesAt, lockedCases } from '../../../records/requests/judges.ts';
import type { RequestListed } from '../../../records/requests/request-desk.ts';
import { serviceOf, type House } from '../../../voice/house.ts';
import { can } from '../../people/roles.ts';

const roles = Role.options.filter((role) => can(role, 'decide'));

/** By which rule the committee of an association decides, and on the cases of which services. */
const ruleOf = ({ association: { id, pack, services } }: House) => {
  const { quorum, approvals, excludes } = pack.procedure.committee;
  const judged = services.filter(
    (one) => !one.studiedBy && readersOf(one).some((role) => roles.includes(role)),
  );
  return { association: id, roles, services: judged.map((one) => one.id), quorum, approvals, excludes };
};

/** That no decision can be reached on a case, where it is so. */
export async function lockedShown(
  database: Ground['database'],
  house: House,
  { reference, service, status }: Pick<RequestListed, 'reference' | 'service' | 'status'>,
): Promise<{ readonly locked?: Locked }> {
  if (!isOpenCase(status) || serviceOf(house, service)?.studiedBy) return {};
  const rule = ruleOf(house);
  const [found] = await lockedCases(database, { ...rule, reference });
  return found ? { locked: { needed: judgesNeeded(rule), cast: found.cast, left: found.left } } : {};
}

/** Whether the committee of an association can decide as the people at its desk are. */
export async function committeeStanding(
  { database }: Pick<Ground, 'database'>,
  house: House,
): Promise<CommitteeStanding> {
  const rule = ruleOf(house);
  const [there, locked] = await Promise.all([judgesAt(database, rule), lockedCases(database, rule)]);
  return { needed: judgesNeeded(rule), there, locked: locked.length };
}

/** Says in the log, whenever it is called, that a committee cannot decide, once for as long as it stands so. */
export function lockedAlarm(ground: Pick<Ground, 'database' | 'houses' | 'log'>): () => Promise<void> {
  const said = new Map<string, string>();
  return async () => {
    for (const [association, house] of ground.houses) {
      const standing = await committeeStanding(ground, house);
      const { there, needed, locked } = standing;
      const isLocked = there < needed || locked > 0;
      const now = isLocked ? JSON.stringify(standing) : '';
      if ((said.get(association) ?? '') === now) continue;
      said.set(association, now);
      if (!isLocked) continue;
      const facts = { association, needed, there, count: locked };
      ground.log.warn(
        locked > 0
          ? 'no decision can be reached: add members to the committee'
          : 'the committee has fewer people at the desk than must vote',
        facts,
      );
    }
  };
}
