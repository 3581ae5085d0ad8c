import { ms } from '../base/moments.ts';
import type { Database } from '../base/database.ts';
import { decryptBody, decryptText } from '../turns/entries.ts';
import type { Conversation } from '../turns/conversations.ts';
import type { Json } from '../../kernel/json.ts';
import type { Sight } from './conversation-list.ts';

/** An open alert as a list shows it: to those who may open it with its conversation, to all others without. Times are milliseconds since the epoch. */
export interface OpenAlert {
  readonly id: string;
  readonly conversation: string;
  readonly channel: string;
  readonly openedAt: number;
  readonly mayOpen: boolean;
  /** Whether the alarm has called this employee. */
  readonly called: boolean;
  readonly acknowledged: boolean;
  /** The conversation's key, still wrapped, and what was heard last, sealed. */
  readonly dataKey: Buffer;
  readonly kind: Buffer;
}

/** The open alerts of an association, the latest first, as somebody sees them. */
export async function openAlerts(
  database: Database,
  { association, staff, named, women }: Sight,
): Promise<OpenAlert[]> {
  const { rows } = await database.query<OpenAlert>({
    name: 'open-alerts',
    text: `select a.id, c.public_id as conversation, c.channel, ${ms('a.opened_at')} as "openedAt", may_open(c.id, $2, $3, $4) as "mayOpen",
         exists (select from alert_calls k where k.alert_id = a.id and k.staff_id = $2 and k.at >= a.alarm_from) as called,
         a.acknowledged_at is not null as acknowledged, c.data_key as "dataKey",
         (select k.sealed from alert_kinds k where k.alert_id = a.id order by k.at desc, k.seq desc limit 1) as kind
       from alerts a join conversations c on c.id = a.conversation_id
       where a.association = $1 and a.closed_at is null order by a.opened_at desc limit 500`,
    values: [association, staff, named, women],
  });
  return rows;
}

/** Whether the words of conversations in which an alert stood may be opened by somebody: of those named here, the ones that may not. */
export async function shutTo(
  database: Database,
  { staff, named, women }: Sight,
  publicIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await database.query<{ public_id: string }>(
    `select public_id from conversations c where public_id = any ($1) and alerted_at is not null and not may_open(c.id, $2, $3, $4)`,
    [publicIds, staff, named, women],
  );
  return new Set(rows.map((row) => row.public_id));
}

/** An alert as those read it who may open it. */
export interface Alert {
  readonly id: string;
  readonly openedAt: number;
  readonly silent: boolean;
  readonly womenOnly: boolean;
  readonly acknowledged: { readonly at: number; readonly by: string } | null;
  readonly closed: { readonly at: number; readonly by: string; readonly reason: string } | null;
  readonly kinds: readonly { readonly at: number; readonly kind: Json }[];
  readonly words: readonly { readonly seq: number; readonly at: number; readonly text: string }[];
  readonly contact: Json | null;
  readonly reports: readonly { readonly at: number; readonly by: string; readonly report: Json }[];
}

interface Row {
  readonly id: string;
  readonly openedAt: number;
  readonly silent: boolean;
  readonly womenOnly: boolean;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
  readonly closedAt: number | null;
  readonly closedBy: string | null;
  readonly reason: Buffer | null;
  readonly contact: Buffer | null;
}

interface Part {
  readonly of: 'kind' | 'words' | 'reports';
  readonly seq: number;
  readonly at: number;
  readonly by: string | null;
  readonly sealed: Buffer;
}

const named = `(select s.name from staff s where s.id = `;

function alertIn(conversation: Conversation, row: Row, parts: readonly Part[]): Alert {
  const of = (what: Part['of']): readonly Part[] => parts.filter((part) => part.of === what);
  const open = ({ sealed }: Part): Json => decryptBody(conversation, sealed);
  const { acknowledgedAt, acknowledgedBy, closedAt, closedBy, reason, contact, ...plain } = row;
  const why = reason === null ? '' : decryptText(conversation, reason);
  return {
    ...plain,
    acknowledged: acknowledgedAt === null ? null : { at: acknowledgedAt, by: acknowledgedBy ?? '' },
    closed: closedAt === null ? null : { at: closedAt, by: closedBy ?? '', reason: why },
    kinds: of('kind').map((part) => ({ at: part.at, kind: open(part) })),
    words: of('words').map(({ seq, at, sealed }) => ({ seq, at, text: decryptText(conversation, sealed) })),
    contact: contact && decryptBody(conversation, contact),
    reports: of('reports').map((part) => ({ at: part.at, by: part.by ?? '', report: open(part) })),
  };
}

/** The latest alert of a conversation; undefined when there is none. Words that are held are not among it. */
export async function alertOf(database: Database, conversation: Conversation): Promise<Alert | undefined> {
  const { rows } = await database.query<Row>(
    `select id, ${ms('opened_at')} as "openedAt", silent, women_only as "womenOnly", ${ms('acknowledged_at')} as "acknowledgedAt", ${named} acknowledged_by) as "acknowledgedBy",
       ${ms('closed_at')} as "closedAt", ${named} closed_by) as "closedBy", reason, contact
       from alerts where conversation_id = $1 order by opened_at desc limit 1`,
    [conversation.id],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { rows: parts } = await database.query<Part>(
    `select 'kind' as of, seq, ${ms('at')} as at, null::text as by, sealed from alert_kinds where alert_id = $1
       union all select 'words', seq, ${ms('at')}, null, sealed from alert_words where alert_id = $1 and not held
       union all select 'reports', p.id::int, ${ms('p.at')}, s.name, p.sealed from protection_reports p join staff s on s.id = p.staff_id where p.alert_id = $1
       order by at, seq`,
    [row.id],
  );
  return alertIn(conversation, row, parts);
}

/** So often one person's looking at one conversation counts as an opening of its own, in milliseconds. */
const apart = 60_000;

/** Notes that somebody opened the conversation of an alert. Looking again within a minute is the same opening. */
export async function noteOpening(
  database: Database,
  {
    conversation,
    staff,
    now,
  }: { readonly conversation: number; readonly staff: number; readonly now: number },
): Promise<void> {
  await database.query(
    `insert into alert_openings (alert_id, staff_id, at)
       select a.id, $2, to_timestamp($3 / 1000.0) from (select id from alerts where conversation_id = $1 order by opened_at desc limit 1) a
       where not exists (select from alert_openings o where o.alert_id = a.id and o.staff_id = $2 and o.at > to_timestamp(($3 - ${apart}) / 1000.0))`,
    [conversation, staff, now],
  );
}

/** What became of an alert, for whoever watches over those who open them: no kind, no word, no conversation. */
export interface Audited {
  readonly id: string;
  readonly openedAt: number;
  readonly acknowledgedAt: number | null;
  readonly closedAt: number | null;
  readonly calls: readonly { readonly name: string; readonly at: number }[];
  readonly openings: readonly { readonly name: string; readonly at: number }[];
}

/** The alerts of an association with who was called and who opened them, the latest first. */
export async function auditedAlerts(database: Database, association: string): Promise<Audited[]> {
  const told = (table: string): string =>
    `coalesce((select json_agg(json_build_object('name', s.name, 'at', ${ms('t.at')}) order by t.at) from ${table} t join staff s on s.id = t.staff_id where t.alert_id = a.id), '[]')`;
  const { rows } = await database.query<Audited>(
    `select a.id, ${ms('a.opened_at')} as "openedAt", ${ms('a.acknowledged_at')} as "acknowledgedAt", ${ms('a.closed_at')} as "closedAt",
       ${told('alert_calls')} as calls, ${told('alert_openings')} as openings
       from alerts a where a.association = $1 order by a.opened_at desc limit 200`,
    [association],
  );
  return rows;
}

/** Deletes words of members who have not agreed that anything is kept, where nobody opened their alert since `before`. Answers how many. */
export async function dropUnserved(database: Database, before: number): Promise<number> {
  const { rowCount } = await database.query(
    `delete from alert_words w using alerts a
       where a.id = w.alert_id and w.at < to_timestamp($1 / 1000.0) and a.acknowledged_at is null
         and not exists (select from alert_openings o where o.alert_id = a.id)
         and not coalesce((select k.given from consents k where k.conversation_id = a.conversation_id order by k.at desc limit 1), false)`,
    [before],
  );
  return rowCount ?? 0;
}
