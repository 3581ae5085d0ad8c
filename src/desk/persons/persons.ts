import type { Person, SamePerson } from '../../contract/inbox/person.ts';
import type { DeskConversation } from '../../contract/desk.ts';
import { Fault } from '../../kernel/errors.ts';
import { notConcerning } from '../../records/desk/concerns.ts';
import {
  consentsOf,
  conversationsOfPerson,
  likelyOfPerson,
  saidSameOf,
  saySame,
  takeSameBack,
} from '../../records/desk/persons/persons.ts';
import type { Staff } from '../../records/desk/staff.ts';
import { requestsOfAll } from '../../records/requests/requests.ts';
import type { Conversation } from '../../records/turns/conversations.ts';
import { allEntries } from '../../records/turns/entries.ts';
import type { Lang } from '../../wording/wording.ts';
import type { Desk } from '../desk.ts';
import { requestsSeen } from '../reading/requests-seen.ts';
import { viewOf } from '../reading/sight.ts';
import { threadOf } from '../reading/thread.ts';

/** Notes are read in so many conversations of a person, and so many of them are shown. */
const most = { read: 8, notes: 20, requests: 1000 } as const;

type Requests = DeskConversation['requests'];

/** What is known of people over all of their conversations, as far as somebody sees those. */
export class Persons {
  constructor(private readonly desk: Desk) {}

  /** Throws Fault notFound for a conversation that somebody does not see. */
  async person(staff: Staff, publicId: string, lang: Lang): Promise<Person> {
    const { database } = this.desk.ground;
    const { reading } = this.desk;
    const asked = await reading.mustFind(staff, publicId);
    const all = await conversationsOfPerson(database, asked.id);
    const found = (await Promise.all(all.map((one) => reading.find(staff, one.publicId)))).flatMap(
      (one) => one ?? [],
    );
    const ids = found.map(({ id }) => id);
    const channels = new Map(found.map(({ id, channel }) => [id, channel]));
    const likely = await likelyOfPerson(database, reading.view(staff).sight, ids);
    const items = await reading.these(
      staff,
      found.map((one) => one.publicId),
    );
    const inOrder = found.flatMap((one) => items.filter(({ conversation }) => conversation === one.publicId));
    return {
      conversations: inOrder,
      requests: await this.requests(staff, found, lang),
      consents: (await consentsOf(database, ids)).map(({ conversation, at, given, notice }) => ({
        channel: channels.get(conversation) ?? '',
        at,
        given,
        notice,
      })),
      // What was said where somebody was in danger is read there alone, and that it was read is on record.
      notes: await this.notes(staff, found.filter(({ alerted }) => !alerted).slice(0, most.read)),
      joined: await saidSameOf(database, ids),
      likely: (await reading.these(staff, likely)).filter(({ urgent }) => urgent !== true),
    };
  }

  private async requests(staff: Staff, found: readonly Conversation[], lang: Lang): Promise<Requests> {
    const { database } = this.desk.ground;
    const view = this.desk.reading.view(staff);
    const seen = new Map<string, Requests[number]>();
    const all = await requestsOfAll(
      database,
      { association: staff.association, conversations: found.map(({ id }) => id) },
      most.requests,
    );
    const theirs = await notConcerning(database, staff.id, all);
    for (const conversation of found)
      for (const one of requestsSeen(
        viewOf(view, conversation),
        theirs.filter(({ askedIn }) => askedIn.includes(conversation.id)),
        lang,
      ))
        seen.set(one.reference, one);
    return [...seen.values()].toSorted((one, other) => other.submittedAt - one.submittedAt);
  }

  private async notes(staff: Staff, found: readonly Conversation[]): Promise<Person['notes']> {
    const view = this.desk.reading.view(staff);
    const notes: Person['notes'][number][] = [];
    for (const conversation of found) {
      const lines = threadOf(
        viewOf(view, conversation),
        await allEntries(this.desk.ground.database, conversation),
      );
      for (const { from, system, at, name, text } of lines)
        if (from === 'note' && system === undefined)
          notes.push({ conversation: conversation.publicId, at, text, ...(name !== undefined && { name }) });
    }
    return notes.toSorted((one, other) => other.at - one.at).slice(0, most.notes);
  }

  /**
   * Says of another conversation that it is of the same person, or of somebody else. Throws Fault notFound for one that somebody does not see, conflict where something is said of
   * both already.
   */
  async say(by: Staff, publicId: string, { other, same }: SamePerson): Promise<void> {
    const pair = await this.pair(by, publicId, other);
    const { database, log } = this.desk.ground;
    if (!(await saySame(database, by, { ...pair, same, now: this.desk.now() })))
      throw new Fault('conflict', 'Something is said of these two already: reload the page.');
    log.info('two conversations were put together or apart', { one: publicId, other, same, by: by.id });
  }

  /** Takes it back. Throws Fault notFound and conflict. */
  async takeBack(by: Staff, publicId: string, other: string): Promise<void> {
    const pair = await this.pair(by, publicId, other);
    const { database, log } = this.desk.ground;
    if (!(await takeSameBack(database, by, { ...pair, now: this.desk.now() })))
      throw new Fault('conflict', 'This does not hold any more: reload the page.');
    log.info('what was said of two conversations was taken back', { one: publicId, other, by: by.id });
  }

  private async pair(
    by: Staff,
    publicId: string,
    otherId: string,
  ): Promise<{ readonly one: number; readonly other: number }> {
    const [one, other] = [
      await this.desk.reading.mustFind(by, publicId),
      await this.desk.reading.mustFind(by, otherId),
    ];
    if (one.alerted || other.alerted) throw new Fault('notFound', 'There is no such conversation.');
    return { one: one.id, other: other.id };
  }
}
