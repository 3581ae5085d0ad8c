import { isOpen, nextOpening } from '../association/hours.ts';
import { deskTopic, type Ground } from '../conversation/context.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { nameOfError } from '../kernel/errors.ts';
import { second } from '../kernel/clock.ts';
import { Rounds } from '../kernel/rounds.ts';
import type { Reports } from '../contract/reports.ts';
import { dayAt } from '../fields/calendar.ts';
import { reportsCsv } from '../reports/csv.ts';
import { reportsOf } from '../reports/reports.ts';
import { spanOf, type Wanted } from '../reports/span.ts';
import { statementsOn } from '../records/base/statements.ts';
import { expiredLeases } from '../records/desk/conversation-list.ts';
import { belongsToAnotherAssociation } from '../records/desk/other-association.ts';
import { ChannelList } from './channel-list.ts';
import { Deliveries } from './deliveries.ts';
import type { Lang } from '../wording/wording.ts';
import { Desk } from './desk.ts';
import { People } from './people/people.ts';
import { Requests } from './requests/requests.ts';
import type { Staff } from '../records/desk/staff.ts';

const often = 2 * second;
const together = 20;

/** Everything that the desk's routes need, and the clock that takes expired claims back. */
export class Office {
  readonly desk: Desk;
  readonly people: People;
  readonly requests: Requests;
  readonly deliveries: Deliveries;
  readonly channels = new ChannelList();
  private readonly takingBack: Rounds;

  constructor(
    readonly ground: Ground,
    conversations: Conversations,
  ) {
    this.desk = new Desk(ground, conversations);
    this.people = new People(ground);
    this.requests = new Requests(this.desk);
    this.deliveries = new Deliveries(this.desk);
    this.takingBack = new Rounds({
      round: () => this.takeBack(),
      first: often,
      pause: often,
      failed: (error) => ground.log.warn('claims could not be taken back', { error: nameOfError(error) }),
    });
  }

  private async takeBack(): Promise<void> {
    const { database, clock } = this.ground;
    for (const publicId of await expiredLeases(database, clock.now(), together))
      await this.desk.release(publicId);
  }

  /** A channel needs a person to read a code with the phone; undefined when it is done. */
  channelAsks(association: string, channel: string, qr: string | undefined): void {
    this.channels.ask(association, channel, qr);
    this.desk.announce(association, 'channels');
  }

  /** Whether somebody is at the desk now, and when next. */
  hours({ association }: Staff): { open: boolean; opensAt?: number } {
    const house = this.ground.houses.get(association);
    const now = this.ground.clock.now();
    if (!house) return { open: true };
    const { hours } = house.association.pack;
    return isOpen(hours, now) ? { open: true } : { open: false, opensAt: nextOpening(hours, now) };
  }

  /** Whether a case exists, but in another association: then it exists for nobody here. */
  isElsewhere(
    { association }: Staff,
    found: { conversation?: string | undefined; reference?: string | undefined; staff?: number | undefined },
  ): Promise<boolean> {
    return belongsToAnotherAssociation(this.ground.database, association, found);
  }

  /** The manager's figures. Throws Fault wrongRequest for a span that makes no sense. */
  figures(staff: Staff, wanted: Wanted, lang: Lang = 'ar'): Promise<Reports> {
    const house = this.desk.reading.house(staff.association);
    const now = this.ground.clock.now();
    return reportsOf(statementsOn(this.ground.database), {
      association: house.association,
      span: spanOf(staff.association, wanted, now),
      today: dayAt(now),
      lang,
    });
  }

  async figuresCsv(staff: Staff, wanted: Wanted, lang: Lang): Promise<string> {
    const { wording } = this.desk.reading.house(staff.association);
    return reportsCsv(await this.figures(staff, wanted, lang), {
      line: (name) => wording.line(lang, name),
      word: (word) => wording.word(lang, word),
    });
  }

  /** Calls `listener` with each hint for the desks of an association, until the function that is returned is called. */
  watch({ association }: Staff, listener: (hint: string) => void): () => void {
    return this.ground.coordination.subscribe(deskTopic(association), listener);
  }

  async close(): Promise<void> {
    await this.takingBack.stop();
    this.desk.presence.close();
  }
}
