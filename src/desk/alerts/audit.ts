import { answersAt, namedIn } from '../../association/duty.ts';
import type { AuditedAlerts } from '../../contract/alerts.ts';
import type { Ground } from '../../conversation/context.ts';
import { auditedAlerts } from '../../records/desk/alerts.ts';
import { staffOf, type Staff } from '../../records/desk/staff.ts';
import { allLacks } from './warnings.ts';

/** Who is called, and when each of them answers; of whoever has no account a warning tells. */
async function rosterAt(
  { database, houses, clock }: Pick<Ground, 'database' | 'houses' | 'clock'>,
  association: string,
): Promise<AuditedAlerts['roster']> {
  const pack = houses.get(association)?.association.pack;
  const { named } = namedIn(pack ?? {});
  if (!pack || named.length === 0) return [];
  const staff = (await staffOf(database, association)).filter(({ disabled }) => !disabled);
  return named.flatMap((email) =>
    staff
      .filter((one) => one.email === email)
      .map(({ name }) => ({ name, ...answersAt(pack, email, clock.now()) })),
  );
}

/** Who was called to the alerts of an association and who opened them, and what it has yet to set up. */
export async function auditOf(
  ground: Pick<Ground, 'database' | 'houses' | 'clock'>,
  { association }: Staff,
): Promise<AuditedAlerts> {
  const [alerts, warnings, roster] = await Promise.all([
    auditedAlerts(ground.database, association),
    allLacks(ground, association),
    rosterAt(ground, association),
  ]);
  return {
    items: alerts.map(({ id, openedAt, acknowledgedAt, closedAt, calls, openings }) => ({
      id,
      openedAt,
      ...(acknowledgedAt !== null && { acknowledgedAt }),
      ...(closedAt !== null && { closedAt }),
      calls,
      openings,
    })),
    roster,
    warnings,
  };
}
