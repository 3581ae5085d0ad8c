import { namedIn } from '../association/duty.ts';
import { isOpen, nextOpening } from '../association/hours.ts';
import { deskTopic, type Ground } from '../conversation/context.ts';
import { typingTopic } from '../conversation/signs.ts';
import type { Conversations } from '../conversation/conversations.ts';
import { isFault, nameOfError } from '../kernel/errors.ts';
import { minute, second } from '../kernel/clock.ts';
import { Rounds } from '../kernel/pace/rounds.ts';
import type { LineName } from '../contract/line-names.ts';
import type { Reports } from '../contract/reports.ts';
import { csvOf } from '../reports/export/csv.ts';
import { exportRows } from '../reports/export/rows.ts';
import { workbook, type SheetCell } from '../reports/export/xlsx.ts';
import { reportsOf } from '../reports/reports.ts';
import type { Span, Wanted } from '../reports/span.ts';
import { knownSpan } from './reports/wanted.ts';
import { statementsOn } from '../records/base/statements.ts';
import { expiredLeases } from '../records/desk/conversation-list.ts';
import type { Staff } from '../records/desk/staff.ts';
import { ChannelList } from './channel-list.ts';
import { Deliveries } from './deliveries.ts';
import type { Lang } from '../wording/wording.ts';
import { callDuty } from './alerts/call-duty.ts';
import { Desk } from './desk.ts';
import { LabelDesk } from './inbox/labels.ts';
import { OwnDesk } from './inbox/own.ts';
import { FactsKept } from './facts/facts.ts';
import { NotAnswered } from './unanswered/not-answered.ts';
import { LiveSessions } from './people/live-sessions.ts';
import { OwnAccount } from './people/own-account.ts';
import { People } from './people/people.ts';
import { hintFor } from './hints.ts';
import { MyNotices } from './notices/my-notices.ts';
import { tellMissedCalls } from './late-calls.ts';
import { notePassedParts } from './requests/note-parts.ts';
import { tellLate } from './requests/late.ts';
import { closeOver } from './requests/afterwards/close-over.ts';
import { Delivery } from './requests/afterwards/delivery.ts';
import { remindOfOwed } from './requests/afterwards/remind-owed.ts';
import { Receiving } from './requests/afterwards/receiving.ts';
import { Concerns } from './requests/judging/concerns.ts';
import { lockedAlarm } from './requests/judging/locked.ts';
import { Asking } from './requests/asking.ts';
import { Moves } from './requests/moves.ts';
import { Openings } from './requests/opening/openings.ts';
import { Requests } from './requests/requests.ts';
import { Persons } from './persons/persons.ts';
import { CountedList, type WantedCases } from './reports/counted.ts';
import { ReportMarks } from './reports/marks.ts';
import { Reveals } from './reveals.ts';
import { shareOut } from './sharing/share-out.ts';

const often = 2 * second;
const seldom = 20 * second;
const rarely = 10 * minute;
const together = 20;

/** What a call names: a conversation by its public name, a request by its reference, somebody at the desk by number. */
export interface Named {
  readonly conversation: string | undefined;
  readonly reference: string | undefined;
  readonly staff: number | undefined;
}

interface Book {
  readonly title: LineName;
  readonly rows: readonly (readonly SheetCell[])[];
  readonly widths: readonly number[];
  readonly lang: Lang;
}

/** Everything that the desk's routes need, and the clock that takes expired claims back. */
export class Office {
  readonly desk: Desk;
  readonly people: People;
  readonly requests: Requests;
  readonly moves: Moves;
  readonly openings: Openings;
  readonly asking: Asking;
  readonly concerns: Concerns;
  readonly delivery: Delivery;
  readonly receiving: Receiving;
  readonly deliveries: Deliveries;
  readonly reveals: Reveals;
  readonly marks: ReportMarks;
  readonly counted: CountedList;
  readonly facts: FactsKept;
  readonly notAnswered: NotAnswered;
  readonly own: OwnDesk;
  readonly labels: LabelDesk;
  readonly persons: Persons;
  readonly myNotices: MyNotices;
  readonly account: OwnAccount;
  readonly channels = new ChannelList();
  readonly liveSessions: LiveSessions;
  private readonly takingBack: Rounds;
  private readonly tellingLate: Rounds;
  private readonly calling: Rounds;
  private readonly sharing: Rounds;
  private readonly alarming: Rounds;

  constructor(
    readonly ground: Ground,
    conversations: Conversations,
  ) {
    this.desk = new Desk(ground, conversations);
    this.people = new People(ground);
    this.myNotices = new MyNotices(ground);
    this.account = new OwnAccount(ground);
    this.requests = new Requests(this.desk);
    this.moves = new Moves(this.desk, this.requests);
    this.openings = new Openings(this.desk, this.requests);
    this.asking = new Asking(this.desk, this.requests, this.moves);
    this.delivery = new Delivery(this.desk, this.requests);
    this.receiving = new Receiving(this.desk, this.requests, this);
    this.concerns = new Concerns(this.desk, this.requests);
    this.deliveries = new Deliveries(this.desk);
    this.liveSessions = new LiveSessions(ground);
    this.reveals = new Reveals(this.desk);
    this.marks = new ReportMarks(this.desk);
    this.counted = new CountedList(this.desk, this.requests, (staff, wanted) => this.spanOf(staff, wanted));
    this.facts = new FactsKept(this.desk);
    this.labels = new LabelDesk(this.desk);
    this.persons = new Persons(this.desk);
    this.own = new OwnDesk(ground, this.desk.reading);
    this.notAnswered = new NotAnswered(this.desk);
    this.takingBack = this.rounds(often, 'claims could not be taken back', () => this.takeBack());
    this.tellingLate = this.rounds(seldom, 'late requests and calls could not be read', () =>
      this.tellPassed(),
    );
    this.sharing = this.rounds(often, 'conversations could not be shared out', () => shareOut(this.desk));
    this.alarming = this.rounds(rarely, 'committees could not be read', lockedAlarm(ground));
    this.calling = new Rounds({
      round: () => callDuty(this.desk),
      first: often,
      pause: often,
      failed: (error) => ground.log.error('alerts could not be read', { error: nameOfError(error) }),
    });
  }

  private rounds(pause: number, problem: string, round: () => Promise<void>): Rounds {
    return new Rounds({
      round,
      first: often,
      pause,
      failed: (error) => this.ground.log.warn(problem, { error: nameOfError(error) }),
    });
  }

  private async tellPassed(): Promise<void> {
    await notePassedParts(this.desk);
    await tellLate(this.desk);
    await remindOfOwed(this.desk);
    await closeOver(this.desk);
    await tellMissedCalls(this.desk);
  }

  private async takeBack(): Promise<void> {
    const { database, clock, log } = this.ground;
    const ended = await expiredLeases(database, clock.now(), together);
    // One conversation that cannot be given back keeps none of the others.
    await Promise.all(
      ended.map((publicId) =>
        this.desk.release(publicId).catch((error: unknown) => {
          log.warn('a claim could not be taken back', { conversation: publicId, error: nameOfError(error) });
        }),
      ),
    );
  }

  /** A channel needs a person to read a code with the phone; undefined when it is done. */
  showCode(association: string, channel: string, qr: string | undefined): void {
    this.channels.showCode(association, channel, qr);
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

  /**
   * Whether somebody may see all that is named: what they may not, and what another association has, is told as what does not exist.
   */
  async mayFind(staff: Staff, { conversation, reference, staff: id }: Named): Promise<boolean> {
    try {
      if (conversation !== undefined) await this.desk.reading.mustFind(staff, conversation);
      if (reference !== undefined) await this.requests.mustFind(staff, reference);
      if (id !== undefined) await this.people.one(staff, id);
      return true;
    } catch (error) {
      if (isFault(error, 'notFound')) return false;
      throw error;
    }
  }

  private spanOf(staff: Staff, wanted: Wanted): Promise<Span> {
    const house = this.desk.reading.house(staff.association);
    const { database, clock } = this.ground;
    const channels = this.channels.of(staff.association).map(({ channel }) => channel);
    return knownSpan(wanted, { database, house, channels, now: clock.now() });
  }

  /** The manager's figures. Throws Fault wrongRequest for a span that makes no sense, and for a channel or a service that there is not. */
  async figures(staff: Staff, wanted: Wanted, lang: Lang = 'ar'): Promise<Reports> {
    const house = this.desk.reading.house(staff.association);
    const { database, clock } = this.ground;
    return reportsOf(statementsOn(database), {
      association: house.association,
      span: await this.spanOf(staff, wanted),
      now: clock.now(),
      role: staff.role,
      lang,
    });
  }

  /** The manager's figures as CSV. Throws Fault wrongRequest. */
  async figuresCsv(staff: Staff, wanted: Wanted, lang: Lang): Promise<string> {
    return csvOf(await this.figureRows(staff, wanted, lang));
  }

  /** The manager's figures as a workbook: Arabic ones stand from right to left. Throws Fault wrongRequest. */
  async figuresXlsx(staff: Staff, wanted: Wanted, lang: Lang): Promise<Uint8Array<ArrayBuffer>> {
    const rows = await this.figureRows(staff, wanted, lang);
    const widths = [38, 34, 14, 14, 14, 26, 26];
    return this.bookOf(staff, { title: 'reports.title', rows, widths, lang });
  }

  private bookOf({ association }: Staff, { title, rows, widths, lang }: Book): Uint8Array<ArrayBuffer> {
    const { wording } = this.desk.reading.house(association);
    const sheet = { title: wording.line(lang, title), rightToLeft: lang === 'ar', rows, widths };
    return new Uint8Array(workbook(sheet));
  }

  /** The cases behind a figure as CSV; that they were taken is on record. Throws Fault wrongRequest. */
  async casesCsv(staff: Staff, wanted: WantedCases, lang: Lang): Promise<string> {
    return csvOf(await this.counted.rows(staff, wanted, lang));
  }

  /** The same as a workbook. */
  async casesXlsx(staff: Staff, wanted: WantedCases, lang: Lang): Promise<Uint8Array<ArrayBuffer>> {
    const rows = await this.counted.rows(staff, wanted, lang);
    const widths = [18, 30, 20, 12, 12, 12, 20, 12, 14, 18, 14, 14];
    return this.bookOf(staff, { title: 'reports.cases.title', rows, widths, lang });
  }

  private async figureRows(
    staff: Staff,
    wanted: Wanted,
    lang: Lang,
  ): Promise<readonly (readonly SheetCell[])[]> {
    const { wording } = this.desk.reading.house(staff.association);
    return exportRows(await this.figures(staff, wanted, lang), {
      line: (name) => wording.line(lang, name),
      word: (word) => wording.word(lang, word),
    });
  }

  /** Calls `listener` with each hint that concerns what somebody may see, until the function that is returned is called. */
  watch(staff: Staff, listener: (hint: string) => void): () => void {
    const { coordination } = this.ground;
    const hear = (hint: string): void => {
      const { named } = namedIn(this.desk.reading.house(staff.association).association.pack);
      const heard = hintFor(staff, hint, named);
      if (heard !== undefined) listener(heard);
    };
    const stops = [
      coordination.subscribe(deskTopic(staff.association), hear),
      coordination.subscribe(typingTopic(staff.association), (conversation) =>
        hear(JSON.stringify({ what: 'typing', conversation })),
      ),
    ];
    return () => stops.forEach((stop) => stop());
  }

  async close(): Promise<void> {
    await Promise.all([
      this.takingBack.stop(),
      this.tellingLate.stop(),
      this.calling.stop(),
      this.sharing.stop(),
      this.alarming.stop(),
    ]);
    await this.liveSessions.close();
    this.desk.presence.close();
  }
}
