import type { Figure } from '../figure.ts';
import { afterService } from './ratings/after-service.ts';
import { byChannel } from './ratings/by-channel.ts';
import { byService } from './ratings/by-service.ts';
import { comments } from './ratings/comments.ts';
import { conversations } from './conversations.ts';
import { escalations } from './people/escalations.ts';
import { firstAnswer } from './people/first-answer.ts';
import { keptPromises } from './people/kept-promises.ts';
import { decisions } from './cases/decisions.ts';
import { deliveryTimes } from './cases/delivery-times.ts';
import { busyHours } from './people/busy-hours.ts';
import { places } from './people/places.ts';
import { formsLeft } from './cases/forms-left.ts';
import { overdueNow } from './cases/overdue-now.ts';
import { requestsByService } from './cases/by-service.ts';
import { complaints } from './cases/complaints.ts';
import { requests } from './cases/requests.ts';
import { satisfaction } from './ratings/satisfaction.ts';

import { trend } from './ratings/trend.ts';
import { waitingNow } from './people/waiting-now.ts';

/** Every figure of the manager, in the order in which the page, the JSON and the export show them. */
export const figures: readonly Figure[] = [
  satisfaction,
  trend,
  byService,
  byChannel,
  afterService,
  conversations,
  escalations,
  waitingNow,
  firstAnswer,
  keptPromises,
  requests,
  complaints,
  overdueNow,
  decisions,
  deliveryTimes,
  requestsByService,
  formsLeft,
  places,
  busyHours,
  comments,
];
