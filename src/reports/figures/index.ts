import type { Figure } from '../figure.ts';
import { afterService } from './after-service.ts';
import { byChannel } from './by-channel.ts';
import { byService } from './by-service.ts';
import { comments } from './comments.ts';
import { conversations } from './conversations.ts';
import { escalations } from './escalations.ts';
import { firstAnswer } from './first-answer.ts';
import { keptPromises } from './kept-promises.ts';
import { overdueNow } from './overdue-now.ts';
import { requests } from './requests.ts';
import { satisfaction } from './satisfaction.ts';

import { trend } from './trend.ts';
import { waitingNow } from './waiting-now.ts';

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
  overdueNow,
  comments,
];
