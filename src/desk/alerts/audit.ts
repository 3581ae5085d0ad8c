import type { AuditedAlerts } from '../../contract/alerts.ts';
import type { Ground } from '../../conversation/context.ts';
import { auditedAlerts } from '../../records/desk/alerts.ts';
import type { Staff } from '../../records/desk/staff.ts';
import { allLacks } from './warnings.ts';

/** Who was called to the alerts of an association and who opened them, and what it has yet to set up. */
export async function auditOf(
  ground: Pick<Ground, 'database' | 'houses' | 'clock'>,
  { association }: Staff,
): Promise<AuditedAlerts> {
  const [alerts, warnings] = await Promise.all([
    auditedAlerts(ground.database, association),
    allLacks(ground, association),
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
    warnings,
  };
}
