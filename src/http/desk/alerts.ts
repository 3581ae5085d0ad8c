import { AuditedAlerts } from '../../contract/alerts.ts';
import { auditOf } from '../../desk/alerts/audit.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { route } from './desk-call.ts';

/** What became of alerts, for whoever watches over those who open them. */
export const alerts: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/alerts',
    needs: 'seeAlerts',
    answer: AuditedAlerts,
    answers: ({ office, staff }) => auditOf(office.ground, staff),
  }),
];
