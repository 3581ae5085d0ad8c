import type { Counting } from '../../../contract/cases/counted.ts';
import type { Database } from '../../base/database.ts';
import { isDecided } from '../../keeping/cases/case-times.ts';
import { endOf } from '../../keeping/cases/ends.ts';
import { concernsNot, mayBeReadIn, type Seeing } from '../../requests/request-desk.ts';
import { dayOf, morning, ms } from '../../base/moments.ts';

/** Of which cases a list is: days are YYYY-MM-DD of Riyadh, both included. */
export interface Counted {
  readonly as: Counting;
  readonly from: string;
  readonly to: string;
  /** Null is every one. */
  readonly channel: string | null;
  readonly service: string | null;
  /** The services by which people suggest and complain. */
  readonly complaining: readonly string[];
  readonly today: string;
}

const inDays = (time: string): string =>
  `${time} >= ${morning('$2::date')} and ${time} < ${morning('($3::date + 1)')}`;
const sent = inDays('r.submitted_at');
const ended = (...ends: readonly string[]): string =>
  `${sent} and ${endOf('r.status')} in (${ends.map((end) => `'${end}'`).join()})`;

const isDelivered = (event: string): string => `${event}.status = 'delivered'`;
const isAccepted = (event: string): string => `${event}.status in ('accepted', 'partly')`;
/** When the first of such events happened to the case `r`. */
const first = (is: (event: string) => string): string =>
  `(select e.at from request_events e where e.reference = r.reference and ${is('e')} order by e.id limit 1)`;
/** Whether the first of such events happened to the case `r` in the days: found by their time. */
const firstInDays = (is: (event: string) => string): string =>
  `r.reference in (select e.reference from request_events e where ${inDays('e.at')} and ${is('e')}
    and not exists (select from request_events b where b.reference = e.reference and b.id < e.id and ${is('b')}))`;

const due = 'coalesce(r.moved_to, r.reply_on)';
const decided = firstInDays(isDecided);
const decidedLate = `${decided} and r.told and ${dayOf(first(isDecided))} > ${due}`;
const complains = 'r.service = any ($6::text[])';

/** Which rows of `requests r` each of them counts: the same that the figures find in cells. */
const counted: Readonly<Record<Counting, string>> = {
  sent,
  ended: ended('granted', 'refused', 'otherwise'),
  open: ended('open'),
  granted: ended('granted'),
  refused: ended('refused'),
  otherwise: ended('otherwise'),
  complained: `${sent} and ${complains}`,
  complainedLate: `${decidedLate} and ${complains}`,
  decided,
  decidedLate,
  delivered: `${firstInDays(isDelivered)} and exists (select from request_events a where a.reference = r.reference and ${isAccepted('a')})`,
  openNow: 'is_open(r.status)',
  lateNow: `is_open(r.status) and r.status <> 'asked' and ${due} < $7::date`,
};

const mayBeRead = `(${mayBeReadIn('r.service', 8)} and ${concernsNot('r.reference', 10)})`;
/** The cases, as `r`, whoever may read them. Every value has its type here, whichever of them a counting asks for. */
const casesOf = (as: Counting): string =>
  `requests r cross join (select $2::date, $3::date, $6::text[], $7::date) given
    where r.association = $1 and ($4::text is null or r.channel = $4) and ($5::text is null or r.service = $5) and ${counted[as]}`;

const valuesOf = (
  { association, readable, staff }: Seeing,
  { from, to, channel, service, complaining, today }: Counted,
): readonly unknown[] => [
  ...[association, from, to, channel, service, complaining, today],
  ...[readable.services, readable.only, staff],
];

/** How many of these cases somebody may read, and how many others there are. */
export async function countCounted(
  database: Database,
  seeing: Seeing,
  wanted: Counted,
): Promise<{ readonly count: number; readonly apart: number }> {
  const { rows } = await database.query<{ count: number; apart: number }>(
    `select count(*) filter (where ${mayBeRead})::int as count, count(*) filter (where not ${mayBeRead})::int as apart from ${casesOf(wanted.as)}`,
    [...valuesOf(seeing, wanted)],
  );
  return rows[0] ?? { count: 0, apart: 0 };
}

/** The numbers of these cases as far as somebody may read them, the latest first. */
export async function countedReferences(
  database: Database,
  seeing: Seeing,
  { page, ...wanted }: Counted & { readonly page: { readonly from: number; readonly most: number } },
): Promise<readonly string[]> {
  const { rows } = await database.query<{ reference: string }>(
    `select r.reference from ${casesOf(wanted.as)} and ${mayBeRead} order by r.submitted_at desc, r.reference limit $11 offset $12`,
    [...valuesOf(seeing, wanted), page.most, page.from],
  );
  return rows.map(({ reference }) => reference);
}

/** A case as a row of a file. Times are milliseconds since the epoch, `due` is a day; what has not happened is null. `kept`: whether the promised day was, where one was promised. */
export interface CountedRow {
  readonly reference: string;
  readonly service: string;
  readonly branch: string | null;
  readonly status: string;
  readonly sent: number;
  readonly decided: number | null;
  readonly delivered: number | null;
  readonly due: string | null;
  readonly kept: boolean | null;
}

/** These cases as far as somebody may read them, the latest first, so many at most: nothing of what members wrote, and no name. */
export async function countedRows(
  database: Database,
  seeing: Seeing,
  { most, ...wanted }: Counted & { readonly most: number },
): Promise<readonly CountedRow[]> {
  const { rows } = await database.query<CountedRow>(
    `select r.reference, r.service, r.branch, r.status, ${ms('r.submitted_at')} as sent, ${ms('t.decided')} as decided, ${ms('t.delivered')} as delivered,
        case when r.told then ${due}::text end as due,
        case when r.told and t.decided is not null then ${dayOf('t.decided')} <= ${due} when r.told and is_open(r.status) and r.status <> 'asked' and ${due} < $7::date then false end as kept
      from (select r.* from ${casesOf(wanted.as)} and ${mayBeRead} order by r.submitted_at desc, r.reference limit $11) r
      cross join lateral (select ${first(isDecided)} as decided, ${first(isDelivered)} as delivered) t order by r.submitted_at desc, r.reference`,
    [...valuesOf(seeing, wanted), most],
  );
  return rows;
}
