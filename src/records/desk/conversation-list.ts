import { ms } from '../base/moments.ts';
import type { Readable } from '../../association/readers.ts';
import { keyOf, type Conversation } from '../turns/conversations.ts';
import type { Database } from '../base/database.ts';
import { told } from './inbox/told.ts';
import { decryptBody, kinds, type Entry, type Kind } from '../turns/entries.ts';

/** A conversation as the inbox lists it. Times are milliseconds since the epoch. */
export interface Listed {
  readonly id: number;
  readonly publicId: string;
  /** Its key, still wrapped. */
  readonly dataKey: Buffer;
  readonly channel: string;
  readonly owner: string;
  readonly flagged: boolean;
  /** Whether an alert stood in it, now or once. */
  readonly alerted: boolean;
  /** By when the person who has it must have answered; null while it is the member's turn. */
  readonly leaseUntil: number | null;
  readonly escalation: {
    readonly reason: string;
    readonly since: number;
    /** The first time that was promised, and the last. */
    readonly firstPromisedBy: number;
    readonly promisedBy: number;
    readonly claimedBy: number | null;
    readonly answeredAt: number | null;
  } | null;
  /** The numbers of its labels, for whoever answers members. */
  readonly labels: readonly number[];
  /** The number of its last entry that is no note; null before the first. */
  readonly lastSeq: number | null;
}

interface Row {
  readonly id: number;
  readonly public_id: string;
  readonly data_key: Buffer;
  readonly channel: string;
  readonly owner: string;
  readonly flagged: boolean;
  readonly alerted: boolean;
  readonly lease: number | null;
  readonly reason: string | null;
  readonly since: number | null;
  readonly first_promised: number | null;
  readonly promised: number | null;
  readonly claimed_by: number | null;
  readonly answered: number | null;
  readonly labels: readonly number[];
  readonly seq: number | null;
}

/** Whether a service's cases may be read, by the parameters $3 and $4 of `sightValues`. */
export const mayBeRead = (service: string): string => `(${service} = any ($3::text[])) = $4`;
/**
 * Whether a colleague has the conversation `c` for a case that may not be read: it is shown as one that nobody has, since one that vanished, or changed
 * hands, would tell that there is such a case.
 */
export const heldApart = `(c.owner <> 'bot' and c.about is not null and c.alerted_at is null and not (${mayBeRead('c.about')}))`;

const shown = `select c.id, c.public_id, c.data_key, c.channel, case when ${heldApart} then 'bot' else c.owner end as owner, c.flagged_at is not null as flagged, c.alerted_at is not null as alerted,
    case when c.owed_at is not null and not ${heldApart} then ${ms('c.lease_until')} end as lease,
    s.reason, ${ms('s.since')} as since, ${ms('s.first_promised_by')} as first_promised, ${ms('s.promised_by')} as promised, s.claimed_by, ${ms('s.answered_at')} as answered,
    case when $5 then array(select t.label_id::int from conversation_labels t where t.conversation_id = c.id order by 1) else '{}' end as labels, e.seq
  from conversations c
  left join lateral (select * from escalations o where o.conversation_id = c.id and o.ended_at is null order by o.since desc limit 1) s on not ${heldApart}
  left join lateral (select e.seq, e.at from entries e where e.conversation_id = c.id and e.kind <> ${kinds.note} order by e.seq desc limit 1) e on true`;

const kindOf = (number: number): Kind =>
  (Object.entries(kinds).find(([, value]) => value === number)?.[0] ?? 'system') as Kind;

const listed = (row: Row): Listed => ({
  id: row.id,
  publicId: row.public_id,
  dataKey: row.data_key,
  channel: row.channel,
  owner: row.owner,
  flagged: row.flagged,
  alerted: row.alerted,
  leaseUntil: row.lease === null ? null : Math.round(row.lease),
  escalation:
    row.reason === null
      ? null
      : {
          reason: row.reason,
          since: Math.round(row.since ?? 0),
          firstPromisedBy: Math.round(row.first_promised ?? 0),
          promisedBy: Math.round(row.promised ?? 0),
          claimedBy: row.claimed_by,
          answeredAt: row.answered === null ? null : Math.round(row.answered),
        },
  labels: row.labels,
  lastSeq: row.seq,
});

export type Which =
  /** Those in which an alert stood and that may be opened, as far as somebody has to do with them. */
  { readonly kind: 'alerted' } | { readonly kind: 'these'; readonly publicIds: readonly string[] };

const mostListed = 1000;

/** What somebody at the desk of an association sees: every conversation, or those alone in which a case was made that they may read. */
export interface Sight {
  readonly association: string;
  readonly serves: boolean;
  readonly readable: Readable;
  /** Who looks, and whom the pack names for somebody in danger. */
  readonly staff: number;
  readonly named: readonly string[];
  readonly women: readonly string[];
}

/** Whether no case of a conversation concerns whoever looks. */
export const concernsNobody = (id: string): string =>
  `${id} not in (select r.conversation_id from concerns k join requests r on r.reference = k.reference where k.staff_id = $6)`;

/**
 * The conversations `c` of the association $1 that are seen: all but those with a case that concerns whoever looks, and where $5 does not hold, those with a case that may be read, or with words that are kept for whoever reads such cases.
 * Those in which an alert stood are seen by whoever may open them, alike whatever their role.
 */
export const ordinary = `c.association = $1 and c.alerted_at is null and ${concernsNobody('c.id')}
  and ($5 or exists (select from ${told} r where r.conversation_id = c.id and ${mayBeRead('r.service')}))`;
const opened = `c.association = $1 and c.alerted_at is not null and may_open(c.id, $6, $7, $8)`;
/** As `sightValues` fills it; $2 is whoever asks' own. */
export const seen = `((${ordinary}) or (${opened}))`;
/** The same, asked of each conversation on a way along a btree. */
export const seenOnTheWay = `c.association = $1 and case when c.alerted_at is null
  then ${concernsNobody('c.id')} and ($5 or exists (select from ${told} r where r.conversation_id = c.id and ${mayBeRead('r.service')}))
  else may_open(c.id, $6, $7, $8) end`;
/** The same on a way along cases that may be read: that there is one is not asked again. */
export const seenByItsCase = `c.association = $1 and $5::boolean is not null and case when c.alerted_at is null then ${concernsNobody('c.id')} else may_open(c.id, $6, $7, $8) end`;
/** The conversation of a row that names it: found by its number, never by a walk over all, which is what a limit stands for. */
export const conversationOf = (row: string): string =>
  `cross join lateral (select * from conversations where id = ${row}.conversation_id limit 1) c`;
export const sightValues = ({ readable, serves, staff, named, women }: Sight): unknown[] => [
  readable.services,
  readable.only,
  serves,
  staff,
  named,
  women,
];
/** A part of a query that is there so that every parameter is used. */
export const unused = '$6::int is not null and $7::text[] is not null and $8::text[] is not null';

/** What a person has to do with: calls of the last days, what is theirs, what is flagged; and all of it, for whoever sees few. */
const concerning = `(not $5 or (c.owner <> 'bot' and not ${heldApart}) or c.flagged_at is not null
  or c.id in (select conversation_id from escalations where association = $1 and (ended_at is null or ended_at > now() - interval '7 days')))`;

/** Conversations for the desk as somebody sees it: some by name, or those in which an alert stood. */
export async function listConversations(database: Database, sight: Sight, which: Which): Promise<Listed[]> {
  const parts: Readonly<Record<Which['kind'], string>> = {
    alerted: `${opened} and (${concerning} or c.id in (select conversation_id from alerts where association = $1 and closed_at is null)) and $2::text[] is not null and $3::text[] is not null and $4::boolean is not null order by e.at desc`,
    these: `${seen} and c.public_id = any ($2::text[]) order by e.at desc`,
  };
  const values = which.kind === 'these' ? which.publicIds : [];
  const { rows } = await database.query<Row>(`${shown} where ${parts[which.kind]} limit ${mostListed}`, [
    sight.association,
    values,
    ...sightValues(sight),
  ]);
  return rows.map(listed);
}

/** Whether a conversation is among those that somebody sees. */
export async function isSeen(
  database: Database,
  sight: Sight,
  { id }: Pick<Conversation, 'id'>,
): Promise<boolean> {
  const { rows } = await database.query<{ seen: boolean }>(
    `select exists (select 1 from conversations c where c.id = $2 and ${seen}) as seen`,
    [sight.association, id, ...sightValues(sight)],
  );
  return rows[0]?.seen ?? false;
}

/** The last entries of several conversations, notes left out, at most `most` of each, in order. */
export async function lastEntries(
  database: Database,
  wanted: readonly Pick<Listed, 'id' | 'publicId' | 'dataKey'>[],
  most: number,
): Promise<ReadonlyMap<string, readonly Entry[]>> {
  const owners = new Map(wanted.map((one) => [one.id, one]));
  const { rows } = await database.query<{ of: number; seq: number; kind: number; at: number; body: Buffer }>(
    `select w.id as of, e.seq, e.kind, ${ms('e.at')} as at, e.body from unnest($1::bigint[]) as w (id)
       cross join lateral (select * from entries e where e.conversation_id = w.id and e.kind <> ${kinds.note} order by e.seq desc limit $2) e
       order by e.seq`,
    [[...owners.keys()], most],
  );
  const found = new Map<string, Entry[]>();
  for (const { of, seq, kind, at, body } of rows) {
    const owner = owners.get(of);
    if (!owner) continue;
    const key = keyOf(database, owner.publicId, owner.dataKey);
    const entry = {
      seq,
      kind: kindOf(kind),
      at: Math.round(at),
      body: decryptBody({ key, publicId: owner.publicId }, body),
    };
    found.set(owner.publicId, [...(found.get(owner.publicId) ?? []), entry]);
  }
  return found;
}

/** Claims that ran out without an answer, at most `most`. */
export async function expiredLeases(
  database: Database,
  now: number,
  most: number,
): Promise<readonly string[]> {
  const { rows } = await database.query<{ public_id: string }>(
    'select public_id from conversations where lease_until <= to_timestamp($1 / 1000.0) order by lease_until limit $2',
    [now, most],
  );
  return rows.map((row) => row.public_id);
}

/** The open escalation of a conversation, as much as the desk shows. */
export interface OpenEscalation {
  readonly reason: string;
  readonly flow: string;
  readonly step: string;
  readonly field: string | null;
  readonly tried: readonly string[];
  readonly since: number;
  readonly firstPromisedBy: number;
  readonly promisedBy: number;
  readonly answeredAt: number | null;
}

export async function openEscalation(
  database: Database,
  { id }: Pick<Conversation, 'id'>,
): Promise<OpenEscalation | undefined> {
  const { rows } = await database.query<OpenEscalation>(
    `select reason, flow, step, field, tried, ${ms('since')} as since, ${ms('first_promised_by')} as "firstPromisedBy", ${ms('promised_by')} as "promisedBy", ${ms('answered_at')} as "answeredAt" from escalations where conversation_id = $1 and ended_at is null order by since desc limit 1`,
    [id],
  );
  return rows[0];
}
