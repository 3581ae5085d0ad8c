import { countings, type CountedCases } from '../../contract/cases/counted.ts';
import type { TakenList } from '../../contract/reveal.ts';
import { dayAt } from '../../fields/calendar.ts';
import { Fault, oneOf } from '../../kernel/errors.ts';
import {
  countCounted,
  countedReferences,
  countedRows,
  type Counted,
  type CountedRow,
} from '../../records/desk/reports/counted.ts';
import { putTaken, takenOf } from '../../records/desk/reports/taken.ts';
import type { Staff } from '../../records/desk/staff.ts';
import type { SheetCell } from '../../reports/export/xlsx.ts';
import { complainingIn } from '../../reports/cases.ts';
import type { Span, Wanted } from '../../reports/span.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import type { House } from '../../voice/house.ts';
import type { Desk } from '../desk.ts';
import { mayDo } from '../people/roles.ts';
import type { Requests } from '../requests/requests.ts';

const together = 50;
/** A file holds so many cases: more are taken in several. */
const mostTaken = 50_000;

/** What is asked for: as what figures count the cases, and of which days, channel and service. */
export interface WantedCases extends Wanted {
  readonly counted?: string | undefined;
}

const columns = [
  'reference',
  'service',
  'branch',
  'received',
  'decided',
  'delivered',
  'status',
  'due',
  'kept',
  'serviceId',
  'branchId',
  'statusId',
] as const;

const dayOr = (time: number | null): string | null => (time === null ? null : dayAt(time));

/** The rows of a file, the first names the columns: days of Riyadh, names in one language, ids that do not change with it. */
function sheetOf(
  { wording, association }: House,
  rows: readonly CountedRow[],
  lang: Lang,
): readonly (readonly SheetCell[])[] {
  const titles = new Map(association.services.map(({ id, title }) => [id, inLang(title, lang)]));
  const branches = new Map(
    association.pack.branches?.list.map(({ id, name }) => [id, inLang(name, lang)] as const),
  );
  const keptAs = (kept: boolean): string => wording.line(lang, `reports.cases.${kept ? 'kept' : 'broken'}`);
  return [
    columns.map((column) => wording.line(lang, `reports.cases.csv.${column}`)),
    ...rows.map(({ reference, service, branch, status, sent, decided, delivered, due, kept }) => [
      reference,
      titles.get(service) ?? service,
      branch === null ? null : (branches.get(branch) ?? branch),
      dayOr(sent),
      dayOr(decided),
      dayOr(delivered),
      wording.word(lang, { group: 'desk.status', word: status }) ?? status,
      due,
      kept === null ? null : keptAs(kept),
      service,
      branch,
      status,
    ]),
  ];
}

/** The cases behind a figure, one by one, for those who may read them, and as a file of bare rows. */
export class CountedList {
  constructor(
    private readonly desk: Desk,
    private readonly requests: Requests,
    /** The span that is asked for. Throws Fault wrongRequest. */
    private readonly spanOf: (staff: Staff, wanted: Wanted) => Promise<Span>,
  ) {}

  private async countedBy(staff: Staff, { counted, ...wanted }: WantedCases): Promise<Counted> {
    const as = oneOf('counted', countings, counted);
    const { from, to, channel, service } = await this.spanOf(staff, wanted);
    const complaining = complainingIn(this.desk.reading.house(staff.association).association);
    return { as, from, to, channel, service, complaining, today: dayAt(this.desk.now()) };
  }

  /** A page of them, from so many on. Throws Fault wrongRequest. */
  async page(
    staff: Staff,
    { skip, ...wanted }: WantedCases & { readonly skip: number },
    lang: Lang,
  ): Promise<CountedCases> {
    const { sight } = this.desk.reading.view(staff);
    const { database } = this.desk.ground;
    const counted = await this.countedBy(staff, wanted);
    const [{ count, apart }, references] = await Promise.all([
      countCounted(database, sight, counted),
      countedReferences(database, sight, { ...counted, page: { from: skip, most: together + 1 } }),
    ]);
    const shown = references.slice(0, together);
    return {
      items: shown.length === 0 ? [] : await this.requests.list(staff, { references: shown }, lang),
      count,
      apart: mayDo(staff, 'seeReports') ? apart : 0,
      ...(references.length > together && { more: true as const }),
    };
  }

  /** Them as rows of a file; that somebody took it is on record before they have it. Throws Fault wrongRequest, also for more than a file holds. */
  async rows(staff: Staff, wanted: WantedCases, lang: Lang): Promise<readonly (readonly SheetCell[])[]> {
    const { house, sight } = this.desk.reading.view(staff);
    const { database } = this.desk.ground;
    const counted = await this.countedBy(staff, wanted);
    const rows = await countedRows(database, sight, { ...counted, most: mostTaken + 1 });
    if (rows.length > mostTaken)
      throw new Fault('wrongRequest', `A file holds at most ${mostTaken} cases: ask for fewer days.`);
    const { as, from, to, channel, service } = counted;
    const what = [
      as,
      from,
      to,
      ...(channel === null ? [] : [channel]),
      ...(service === null ? [] : [service]),
    ];
    const isPut = await putTaken(database, staff, {
      what: what.join(' '),
      cases: rows.length,
      now: this.desk.now(),
    });
    if (!isPut) throw new Fault('notAllowed', 'Your right has ended meanwhile. Sign in again.');
    return sheetOf(house, rows, lang);
  }

  /** Who took such files, and of what. */
  taken({ association }: Staff): Promise<readonly TakenList[]> {
    return takenOf(this.desk.ground.database, association);
  }
}
