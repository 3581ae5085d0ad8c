import type { Readable } from '../../association/readers.ts';
import type { Json } from '../../kernel/json.ts';
import { keyOf } from '../turns/conversations.ts';
import type { Database } from '../base/database.ts';
import { morning } from '../base/moments.ts';
import { decryptBody, decryptText } from '../turns/entries.ts';

/** A request in the committee's list. Times are milliseconds since the epoch, days YYYY-MM-DD. */
export interface RequestListed {
  readonly reference: string;
  readonly service: string;
  readonly status: string;
  readonly submittedAt: number;
  readonly replyOn: string;
  readonly told: boolean;
  /** Somebody must have checked it before the committee sees it. */
  readonly needsCheck: boolean;
  readonly channel: string;
  readonly conversation: string;
  /** The branch to which it belongs, by its id in the pack. */
  readonly branch: string | null;
  /** Somebody was in danger in its conversation: nothing is told there by itself. */
  readonly hushed: boolean;
}

const columns = `r.reference, r.service, r.status, (extract(epoch from r.submitted_at) * 1000)::float8 as "submittedAt", coalesce(r.moved_to, r.reply_on)::text as "replyOn", r.told, r.needs_check as "needsCheck", r.channel, c.public_id as conversation, r.branch, c.alerted_at is not null as hushed`;
const most = 300;

/** At whose desk requests are looked at, and those of which services may be read there. */
export interface Seeing {
  readonly association: string;
  readonly readable: Readable;
  /** Who looks: no case that concerns them is read by them. */
  readonly staff: number;
}

/** That a case does not concern whoever looks: its reference, and the number of the parameter. */
export const concernsNot = (reference: string, staff: number): string =>
  `not exists (select from concerns kept where kept.reference = ${reference} and kept.staff_id = $${staff}::int)`;

/** Whether the cases of a service may be read: its column, and the number of the first of the two parameters (services, only). */
export const mayBeReadIn = (service: string, first: number): string =>
  `(${service} = any ($${first}::text[])) = $${first + 1}`;

export interface RequestFilter {
  readonly which: 'open' | 'overdue' | 'ours' | 'all';
  /** Where a case that is decided still waits for the desk. */
  readonly unfinished: readonly string[];
  readonly today: string;
  /** One of the states of a request; null for every one. */
  readonly status: string | null;
  /** Only these; null for all. */
  readonly references: readonly string[] | null;
  /** Only what has come before the committee. */
  readonly reached: boolean;
  /** Of this branch alone; of all without it. */
  readonly branch?: string | null;
  /** How many are left out at the beginning, and how many are read at most; without it as many as one list holds. */
  readonly page?: { readonly from: number; readonly most: number };
}

/** Requests that somebody may read: those to be decided by day of reply, all by the latest. */
export async function listRequests(
  database: Database,
  { association, readable, staff }: Seeing,
  {
    which,
    today,
    status,
    references,
    reached,
    unfinished,
    branch = null,
    page = { from: 0, most },
  }: RequestFilter,
): Promise<RequestListed[]> {
  const wanted = {
    open: 'is_open(r.status)',
    overdue: `is_open(r.status) and r.status <> 'asked' and coalesce(r.moved_to, r.reply_on) < $2::date`,
    ours: `(is_open(r.status) and r.status <> 'asked' or r.status = any ($9::text[]))`,
    all: 'true',
  }[which];
  const order = `${which === 'all' ? 'r.submitted_at desc' : 'coalesce(r.moved_to, r.reply_on), r.submitted_at'}, r.reference`;
  const { rows } = await database.query<RequestListed>(
    `select ${columns} from (select r.* from requests r
       where r.association = $1 and ${wanted} and ($12::text is null or r.branch = $12) and ($3::text is null or r.status = $3) and ($4::text[] is null or r.reference = any ($4)) and $2::date is not null and ${mayBeReadIn('r.service', 5)}
         and $9::text[] is not null and not ($7 and r.needs_check and r.status = 'submitted') and ${concernsNot('r.reference', 8)} order by ${order} limit $10 offset $11) r join conversations c on c.id = r.conversation_id order by ${order}`,
    [
      ...[
        association,
        today,
        status,
        references,
        readable.services,
        readable.only,
        reached && which !== 'all',
      ],
      ...[staff, unfinished, page.most, page.from, branch],
    ],
  );
  return rows;
}

/** Undefined also for one that may not be read: it does not exist there. */
export async function requestOf(
  database: Database,
  { association, readable, staff }: Seeing,
  reference: string,
): Promise<RequestListed | undefined> {
  const { rows } = await database.query<RequestListed>(
    `select ${columns} from requests r join conversations c on c.id = r.conversation_id where r.association = $1 and r.reference = $2 and ${mayBeReadIn('r.service', 3)} and ${concernsNot('r.reference', 5)}`,
    [association, reference, readable.services, readable.only, staff],
  );
  return rows[0];
}

/** Whether there is a request of this reference, or with this identity, among those that somebody may read. */
export async function hasRequest(
  database: Database,
  { association, readable, staff }: Seeing,
  { about, identity }: { readonly about: string; readonly identity: Buffer },
): Promise<boolean> {
  const read = `${mayBeReadIn('service', 4)} and ${concernsNot('requests.reference', 6)}`;
  const { rows } = await database.query(
    `select 1 from requests where association = $1 and reference = $2 and ${read}
       union all select 1 from requests where association = $1 and identity = $3 and ${read} limit 1`,
    [association, about, identity, readable.services, readable.only, staff],
  );
  return rows.length > 0;
}

export interface RequestHappening {
  readonly at: number;
  readonly status: string;
  readonly by: string | null;
  /** Who that is at the desk; null for the member. */
  readonly staff: number | null;
  readonly reason: string | null;
  /** What the step says beside words. */
  readonly detail: Json;
}

/** What happened to some requests, by reference, the first first. */
export async function happeningsOfEach(
  database: Database,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly RequestHappening[]>> {
  if (references.length === 0) return new Map();
  const { rows } = await database.query<{
    reference: string;
    at: number;
    status: string;
    by: string | null;
    staff: number | null;
    reason: Buffer | null;
    detail: Buffer | null;
    data_key: Buffer;
    public_id: string;
  }>(
    `select e.reference, (extract(epoch from e.at) * 1000)::float8 as at, e.status, s.name as by, e.staff_id as staff, e.reason, e.detail, c.data_key, c.public_id
       from request_events e join requests r on r.reference = e.reference join conversations c on c.id = r.conversation_id left join staff s on s.id = e.staff_id
       where e.reference = any ($1) order by e.id`,
    [references],
  );
  const found = new Map<string, RequestHappening[]>(references.map((reference) => [reference, []]));
  for (const { reference, at, status, by, staff, reason, detail, data_key, public_id } of rows) {
    const owner = { key: keyOf(database, public_id, data_key), publicId: public_id };
    found.get(reference)?.push({
      at: Math.round(at),
      status,
      by,
      staff,
      reason: reason && decryptText(owner, reason),
      detail: detail && decryptBody(owner, detail),
    });
  }
  return found;
}

/** What happened to a request, the first first. */
export const happeningsOf = async (
  database: Database,
  reference: string,
): Promise<readonly RequestHappening[]> =>
  (await happeningsOfEach(database, [reference])).get(reference) ?? [];

/** The numbers of the requests of an association to which one of these happened on a day (YYYY-MM-DD) of Riyadh, in the order in which it did. */
export async function happenedOn(
  database: Database,
  association: string,
  { statuses, day }: { readonly statuses: readonly string[]; readonly day: string },
): Promise<readonly string[]> {
  const begin = morning('$3::date');
  const { rows } = await database.query<{ reference: string }>(
    `select r.reference from request_events e join requests r on r.reference = e.reference
       where r.association = $1 and e.status = any ($2) and e.at >= ${begin} and e.at < ${begin} + interval '1 day'
       group by r.reference order by min(e.id)`,
    [association, statuses, day],
  );
  return rows.map(({ reference }) => reference);
}
