import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { alerts } from './alerts.ts';
import { calls } from './calls.ts';
import { concerns } from './concerns.ts';
import { channels } from './channels.ts';
import { conversations } from './conversations.ts';
import { facts } from './kept/facts.ts';
import { unanswered } from './kept/unanswered.ts';
import { arranged } from './own/arranged.ts';
import { account } from './own/account.ts';
import { persons } from './own/persons.ts';
import { labels } from './own/labels.ts';
import { notices } from './own/notices.ts';
import { counted } from './cases/counted.ts';
import { delivery } from './cases/delivery.ts';
import { openings } from './cases/openings.ts';
import { papers } from './cases/papers.ts';
import { people } from './people.ts';
import { reports } from './reports.ts';
import { requests } from './requests.ts';
import { session } from './session.ts';

/** Every address of the desk, by what it is about. */
export const deskRoutes: readonly Route<Doors>[] = [
  ...session,
  ...account,
  ...arranged,
  ...labels,
  ...persons,
  ...conversations,
  ...calls,
  ...channels,
  ...requests,
  ...counted,
  ...delivery,
  ...papers,
  ...openings,
  ...concerns,
  ...people,
  ...facts,
  ...unanswered,
  ...notices,
  ...reports,
  ...alerts,
];
