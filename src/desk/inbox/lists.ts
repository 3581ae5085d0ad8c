import type { InboxItem } from '../../contract/desk.ts';
import { narrowing, type Sought, type Which as ListName } from '../../contract/inbox/sought.ts';
import type { Ground } from '../../conversation/context.ts';
import { Joined } from '../../kernel/pace/joined.ts';
import { openAlerts, type OpenAlert } from '../../records/desk/alerts.ts';
import { isConcerned } from '../../records/desk/concerns.ts';
import { listConversations, type Which } from '../../records/desk/conversation-list.ts';
import { countConversations, hasAlerted, type Counts } from '../../records/desk/inbox/counts.ts';
import { pageOf, type Page } from '../../records/desk/inbox/pages.ts';
import type { Staff } from '../../records/desk/staff.ts';
import { itemOf } from '../reading/inbox-item.ts';
import { Previews } from '../reading/previews.ts';
import type { View } from '../reading/sight.ts';
import { bareItem, withAlert } from '../reading/urgent.ts';

/** One page of a list, with the counts of all three lists; `next` asks for the page after it. */
export interface InboxPage {
  readonly items: readonly InboxItem[];
  readonly next?: string;
  readonly counts: {
    readonly waiting: number;
    readonly late: number;
    readonly mine: number;
    readonly all: number;
  };
}

/** What somebody sees their lists with: with whose eyes, and the names of their colleagues. */
interface Eyes {
  readonly view: (staff: Staff) => View;
  readonly names: (association: string) => Promise<ReadonlyMap<number, string>>;
}

const mostOnPage = 60;
/** What somebody has is on one page: the page counts in it where the member wrote last. */
const mostOfMine = 500;

/** A name that is the same for all who see the same: whoever a case concerns sees less than their colleagues. */
export const alikeOf = ({ association, role, id }: Staff, concerned: boolean): string =>
  `${association} ${role}${concerned ? ` ${id}` : ''}`;

/** The lists of the inbox as people at the desk see them. A desk full of people who look at the same moment costs one look. */
export class InboxLists {
  private readonly pages = new Joined<InboxItemsPage>();
  private readonly counted = new Joined<Counts>();
  private readonly alerted = new Joined<boolean>();
  /** By association and role: who may read the same sees the same. */
  private readonly previews = new Map<string, Previews>();

  constructor(
    private readonly ground: Pick<Ground, 'database' | 'clock'>,
    private readonly eyes: Eyes,
  ) {}

  async page(staff: Staff, sought: Sought): Promise<InboxPage> {
    const { which } = sought;
    const alike = alikeOf(staff, await isConcerned(this.ground.database, staff.id));
    const name = `${alike} ${which === 'mine' || sought.mentioned ? staff.id : ''} ${JSON.stringify(sought)}`;
    const [{ items, next }, urgent] = await Promise.all([
      sought.urgent ? nothing : this.pages.run(name, () => this.listed(staff, sought)),
      this.urgent(staff),
    ]);
    const { serves } = this.eyes.view(staff).sight;
    const above =
      sought.after === undefined ? urgent.filter((item) => standsAbove(item, sought, serves)) : [];
    const known = new Set(above.map(({ conversation }) => conversation));
    return {
      items: [...above, ...items.filter(({ conversation }) => !known.has(conversation))],
      ...(next !== undefined && { next }),
      counts: await this.countsOf(staff, alike, urgent),
    };
  }

  /** How many stand in each list, for one of those who see alike. */
  async counts(staff: Staff, alike: string): Promise<InboxPage['counts']> {
    return this.countsOf(staff, alike, await this.urgent(staff));
  }

  private async countsOf(
    staff: Staff,
    alike: string,
    urgent: readonly InboxItem[],
  ): Promise<InboxPage['counts']> {
    const { database, clock } = this.ground;
    const { sight } = this.eyes.view(staff);
    const { waiting, late, all, ofStaff } = await this.counted.run(alike, () =>
      countConversations(database, sight, clock.now()),
    );
    return {
      waiting: waiting + urgent.filter(waits).length,
      late: late + urgent.filter((item) => item.late).length,
      mine: (ofStaff.get(staff.id) ?? 0) + urgent.filter(({ owner }) => owner?.id === staff.id).length,
      all: all + urgent.filter(({ category, urgent: stands }) => stands && category === undefined).length,
    };
  }

  private async listed(staff: Staff, sought: Sought): Promise<InboxItemsPage> {
    const { database, clock } = this.ground;
    const { sight } = this.eyes.view(staff);
    const most = sought.which === 'mine' ? mostOfMine : mostOnPage;
    const { publicIds, next } = await pageOf(database, sight, { sought, now: clock.now(), most });
    const found = new Map((await this.these(staff, publicIds)).map((item) => [item.conversation, item]));
    const items = publicIds.flatMap((publicId) => found.get(publicId) ?? []);
    const newest = sought.which !== 'waiting' && (sought.order ?? 'newest') === 'newest';
    // By what somebody sees of it: the last entry may be of a case that they may not read.
    return { items: newest ? items.toSorted((one, other) => other.lastAt - one.lastAt) : items, next };
  }

  /** The conversations in which an alert stood, the open ones on top: as somebody may open them, or only that they are there. */
  private async urgent(staff: Staff): Promise<readonly InboxItem[]> {
    const { database } = this.ground;
    const { sight } = this.eyes.view(staff);
    if (!(await this.alerted.run(staff.association, () => hasAlerted(database, staff.association))))
      return [];
    const alerts = await openAlerts(database, sight);
    const found = await this.list(staff, { kind: 'alerted' }, alerts);
    const byName = new Map(found.map((item) => [item.conversation, item]));
    const stand = alerts.map((alert) => byName.get(alert.conversation) ?? bareItem(alert));
    return [...stand, ...found.filter(({ urgent }) => urgent !== true)];
  }

  /** Some conversations by name, as far as somebody sees them. */
  these(staff: Staff, publicIds: readonly string[]): Promise<readonly InboxItem[]> {
    return publicIds.length === 0 ? Promise.resolve([]) : this.list(staff, { kind: 'these', publicIds });
  }

  private previewsFor({ association, role }: Staff): Previews {
    const name = `${association} ${role}`;
    const known = this.previews.get(name) ?? new Previews(this.ground.database);
    this.previews.set(name, known);
    return known;
  }

  private async list(
    staff: Staff,
    wanted: Which,
    known?: readonly OpenAlert[],
  ): Promise<readonly InboxItem[]> {
    const view = this.eyes.view(staff);
    const { database, clock } = this.ground;
    const [found, names] = await Promise.all([
      listConversations(database, view.sight, wanted),
      this.eyes.names(staff.association),
    ]);
    const previews = this.previewsFor(staff);
    await previews.prepare(view, found);
    const alerts = found.some(({ alerted }) => alerted)
      ? (known ?? (await openAlerts(database, view.sight)))
      : [];
    const now = clock.now();
    const items = found.map((one) => {
      const item = itemOf({ ...one, preview: previews.of(one) }, { house: view.house, names, now });
      const alert = alerts.find(({ conversation }) => conversation === one.publicId);
      return alert ? withAlert(database, item, alert) : item;
    });
    return items.toSorted((one, other) => other.lastAt - one.lastAt);
  }
}

type InboxItemsPage = { readonly items: readonly InboxItem[]; readonly next: Page['next'] };
const nothing: InboxItemsPage = { items: [], next: undefined };

const waits = ({ state, urgent }: InboxItem): boolean => state === 'waiting' || urgent === true;

/** What is urgent stands above the first page of who waits and of everything, unless something else is sought. */
function standsAbove(item: InboxItem, sought: Sought, serves: boolean): boolean {
  const other = narrowing.some((name) => name !== 'urgent' && sought[name] !== undefined);
  const above: Readonly<Record<ListName, boolean>> = {
    waiting: waits(item),
    mine: false,
    // Whoever walks along the cases that they may read meets no conversation in which an alert stood on the way.
    all: item.urgent === true || !serves,
  };
  return !other && above[sought.which];
}
