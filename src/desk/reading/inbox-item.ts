import type { InboxItem } from '../../contract/desk.ts';
import type { Listed } from '../../records/desk/conversation-list.ts';
import type { House } from '../../voice/house.ts';
import type { Preview } from './previews.ts';

/** The number of whoever owns a conversation; undefined when it is the bot's. */
export const ownerOf = (owner: string): number | undefined =>
  owner.startsWith('staff:') ? Number(owner.slice(6)) : undefined;

/** At which desk, by whose names, and when (milliseconds since the epoch) it is looked at. */
interface Among {
  readonly house: House;
  readonly names: ReadonlyMap<number, string>;
  readonly now: number;
}

/** A conversation as one line of the inbox. */
export function itemOf(
  {
    publicId,
    channel,
    owner,
    flagged,
    leaseUntil,
    escalation,
    labels,
    preview,
  }: Listed & { readonly preview: Preview },
  { house, names, now }: Among,
): InboxItem {
  const by = ownerOf(owner);
  const state = by !== undefined ? 'claimed' : escalation ? 'waiting' : 'bot';
  return {
    conversation: publicId,
    channel,
    state,
    ...(escalation && {
      reason: escalation.reason,
      queue: house.association.pack.procedure.unclear.to,
      since: escalation.since,
      firstPromisedBy: escalation.firstPromisedBy,
      promisedBy: escalation.promisedBy,
    }),
    late: escalation !== null && escalation.answeredAt === null && now > escalation.firstPromisedBy,
    ...(by !== undefined && { owner: { id: by, name: names.get(by) ?? '' } }),
    ...(leaseUntil !== null && { leaseUntil }),
    ...preview,
    unanswered: state === 'claimed' && preview.lastFrom === 'member',
    flagged,
    ...(labels.length > 0 && { labels }),
  };
}
