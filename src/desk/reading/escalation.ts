import type { DeskConversation } from '../../contract/desk.ts';
import type { openEscalation } from '../../records/desk/conversation-list.ts';
import type { House } from '../../voice/house.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import { stepOf } from './thread.ts';

/** Why a person was asked for, where the member stood, and what was answered before. */
export function escalationOf(
  house: House,
  escalation: NonNullable<Awaited<ReturnType<typeof openEscalation>>>,
  lang: Lang,
): NonNullable<DeskConversation['escalation']> {
  const { answers, clauses } = house.association;
  const titleOf = (id: string): string =>
    inLang(
      answers.find((one) => one.id === id)?.title ??
        clauses.find((one) => one.id === id)?.heading ?? { ar: id },
      lang,
    );
  const { reason, flow, tried, since, firstPromisedBy, promisedBy } = escalation;
  return {
    reason,
    step: stepOf(house, escalation, lang),
    flow,
    tried: tried.map((id) => ({ id, title: titleOf(id) })),
    since,
    firstPromisedBy,
    promisedBy,
  };
}
