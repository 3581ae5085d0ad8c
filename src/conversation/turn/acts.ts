import type { Notice } from '../../channel/notice.ts';
import type { DeskAct, MemberEvent, Prepared } from '../../engine/events.ts';
import { Fault } from '../../kernel/errors.ts';
import type { TurnRecord } from '../../records/turns/commit.ts';
import { externalOf } from '../../records/turns/conversations.ts';
import { seqOfExternal, type Kind } from '../../records/turns/entries.ts';
import type { Outcome } from '../../outcomes/index.ts';
import type { Cache, LoadedConversation } from './cache.ts';
import { topicOf, type Ground } from '../context.ts';
import type { Spoken } from './entry-body.ts';
import { givenIn } from './given.ts';
import { recordOf } from './record.ts';
import type { Turns } from './turn.ts';
import type { MemberBrowsers } from '../pushing/member-browsers.ts';

/** Something that a person at the desk does to a conversation. */
export interface Act {
  /** The desk's own id of it, so that a call that comes twice acts once; null where doing it twice changes nothing. */
  readonly external: string | null;
  readonly kind: Extract<Kind, 'staff' | 'note' | 'system'>;
  readonly said: readonly Spoken[];
  /** What the dialogue learns of it; only what ends a person's ownership or asks something changes a dialogue. */
  readonly event?: DeskAct;
  /** The service that is over, and how it ended. */
  readonly served?: { readonly service: string; readonly outcome: string };
  /** The form that was begun with the member. */
  readonly prepared?: Prepared;
  /** As what the words of its event are told of their own accord. */
  readonly notice?: Notice;
  readonly outcomes: readonly Outcome[];
  /** The services whose cases it concerns: only those who may read such cases see it at the desk. */
  readonly about?: readonly string[];
}

const told: ReadonlySet<Act['kind']> = new Set(['staff', 'system']);

/** Whether a member hears of an act. */
export const isTold = ({ kind }: Act): boolean => told.has(kind);

/** Decides, from how the conversation stands at this moment, what is done; an Act, or why not. */
export type Decide<R> = (conversation: LoadedConversation) => Decided<R> | Promise<Decided<R>>;
export type Decided<R> = { readonly act: Act } | { readonly refused: R };
export type Done<R> =
  | { readonly done: true; readonly seq: number; readonly again: boolean }
  | { readonly done: false; readonly refused: R };

const mostTries = 12;

/** What the dialogue learns of an act. */
const eventOf = (act: DeskAct, { served, prepared }: Act): MemberEvent => ({
  kind: 'desk',
  act,
  ...(served && { served }),
  ...(prepared && { prepared }),
});

/** Carries acts of the desk to the disk: whoever raises the epoch first has the conversation, everybody else is told. */
export class Acts {
  constructor(
    private readonly ground: Ground,
    private readonly at: { readonly cache: Cache; readonly turns: Turns },
    private readonly browsers: MemberBrowsers,
  ) {}

  /**
   * Throws Fault notFound when there is no such conversation, conflict when what the act hangs on is not as it was, databaseDown when
   * nobody knows whether it was done.
   */
  async perform<R>(publicId: string, decide: Decide<R>): Promise<Done<R>> {
    const { committer, database, coordination } = this.ground;
    for (let tries = 0; tries < mostTries; tries += 1) {
      this.at.cache.drop(publicId);
      const conversation = await this.at.cache.get(publicId);
      if (!conversation) throw new Fault('notFound', 'There is no such conversation.');
      const decided = await decide(conversation);
      if ('refused' in decided) return { done: false, refused: decided.refused };
      const record = await this.recordOf(conversation, decided.act);
      const verdict = await committer.commit(record);
      this.at.cache.drop(publicId);
      if (verdict === 'committed') {
        coordination.publish(topicOf(publicId), String(record.last));
        if (isTold(decided.act) && record.last >= record.seq) await this.browsers.said(conversation);
        return { done: true, seq: record.seq, again: false };
      }
      if (verdict === 'stale')
        throw new Fault('conflict', 'This was changed by somebody else meanwhile: reload the page.');
      if (verdict === 'duplicate' && record.external)
        return {
          done: true,
          seq: (await seqOfExternal(database, conversation.id, record.external)) ?? 0,
          again: true,
        };
    }
    throw new Fault('databaseDown', 'The conversation is changing too fast. Nothing was lost: try again.');
  }

  private async recordOf(conversation: LoadedConversation, act: Act): Promise<TurnRecord> {
    const { clock, database, houses, pulled, reach } = this.ground;
    const house = houses.get(conversation.association);
    if (!house) throw new Fault('notFound', 'This association is not served here any more.');
    const pen = { database, pulled, house, conversation };
    const writing = {
      external: act.external === null ? null : externalOf(conversation, `desk ${act.external}`),
      kind: act.kind,
      said: act.said,
      outcomes: act.outcomes,
      ...(act.about !== undefined && { about: act.about }),
      due: null,
      hears: false,
      now: clock.now(),
    };
    if (act.event === undefined) return recordOf(pen, writing);
    const shut = await reach.isShut(conversation, writing.now, act.notice?.kind);
    const computed = await this.at.turns.compute({
      house,
      conversation,
      event: eventOf(act.event, act),
      given: givenIn(conversation, writing.now, shut),
    });
    const { turn, cause, messages, outcomes } = computed;
    return recordOf(pen, {
      ...writing,
      heard: { cause },
      said: [
        ...act.said,
        ...messages.map((message) => ({ message, ...(act.notice && { notice: act.notice }) })),
      ],
      state: turn.dialogue,
      outcomes: [...act.outcomes, ...outcomes],
      due: turn.wakeAt ?? null,
    });
  }
}
