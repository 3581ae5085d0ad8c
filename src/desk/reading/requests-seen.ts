import type { DeskConversation } from '../../contract/desk.ts';
import type { RequestRow } from '../../records/requests/requests.ts';
import { serviceOf } from '../../voice/house.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import { maySee, type View } from './sight.ts';

const most = 10;

/** The latest requests of a member that somebody may see. */
export const requestsSeen = (
  { house, sight }: View,
  requests: readonly RequestRow[],
  lang: Lang,
): DeskConversation['requests'] =>
  requests
    .filter(({ service }) => maySee(sight, [service]))
    .slice(0, most)
    .map(({ reference, service, status, submittedAt }) => ({
      reference,
      service: inLang(serviceOf(house, service)?.title ?? { ar: service }, lang),
      status,
      submittedAt,
    }));
