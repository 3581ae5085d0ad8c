import { keyOf } from './conversations.ts';
import type { Database } from './database.ts';
import { asking } from './down.ts';
import { decryptText } from './entries.ts';

/** What figures are counted over: days of Riyadh, both included; a channel or a service where given. */
export interface Span {
  readonly association: string;
  readonly from: string;
  readonly to: string;
  readonly channel: string | null;
  readonly service: string | null;
}

const inSpan = (column: string): string =>
  `(${column} at time zone 'Asia/Riyadh')::date between $2::date and $3::date`;
const values = ({ association, from, to, channel, service }: Span): unknown[] => [
  association,
  from,
  to,
  channel,
  service,
];
const rated = `ratings r where r.association = $1 and r.score is not null and ${inSpan('r.at')} and ($4::text is null or r.channel = $4) and ($5::text is null or r.service = $5)`;

async function ask<T extends object>(database: Database, text: string, span: Span): Promise<T[]> {
  const { rows } = await asking(() => database.pool.query<T>(text, values(span)));
  return rows;
}

export const scores = (database: Database, span: Span): Promise<{ score: number; count: number }[]> =>
  ask(database, `select score::int as score, count(*)::int as count from ${rated} group by 1`, span);

export const scoresByDay = (
  database: Database,
  span: Span,
): Promise<{ day: string; mean: number; count: number }[]> =>
  ask(
    database,
    `select ((r.at at time zone 'Asia/Riyadh')::date)::text as day, avg(score)::float8 as mean, count(*)::int as count from ${rated} group by 1 order by 1`,
    span,
  );

export const scoresByService = (
  database: Database,
  span: Span,
): Promise<{ service: string; mean: number; count: number }[]> =>
  ask(
    database,
    `select coalesce(r.service, '') as service, avg(score)::float8 as mean, count(*)::int as count from ${rated} group by 1 order by 3 desc`,
    span,
  );

export const scoresByChannel = (
  database: Database,
  span: Span,
): Promise<{ channel: string; mean: number; count: number }[]> =>
  ask(
    database,
    `select r.channel, avg(score)::float8 as mean, count(*)::int as count from ${rated} group by 1 order by 3 desc`,
    span,
  );

/** Conversations that began in the span, by channel. */
export const conversationsByChannel = (
  database: Database,
  span: Span,
): Promise<{ channel: string; count: number }[]> =>
  ask(
    database,
    `select c.channel, count(*)::int as count from conversations c where c.association = $1 and ${inSpan('c.created_at')} and c.seq > 0
     and ($4::text is null or c.channel = $4) and $5::text is distinct from '' group by 1 order by 2 desc`,
    span,
  );

/** Conversations with at least one escalation, among those that began in the span. */
export const escalatedConversations = (database: Database, span: Span): Promise<{ count: number }[]> =>
  ask(
    database,
    `select count(*)::int as count from conversations c where c.association = $1 and ${inSpan('c.created_at')} and c.seq > 0 and ($4::text is null or c.channel = $4)
     and $5::text is distinct from '' and exists (select 1 from escalations e where e.conversation_id = c.id)`,
    span,
  );

export const escalationReasons = (
  database: Database,
  span: Span,
): Promise<{ reason: string; count: number }[]> =>
  ask(
    database,
    `select e.reason, count(*)::int as count from escalations e where e.association = $1 and ${inSpan('e.since')} and ($4::text is null or e.channel = $4)
     and $5::text is distinct from '' group by 1 order by 2 desc`,
    span,
  );

/** Minutes from asking for a person to that person's first answer. */
export const firstAnswers = (
  database: Database,
  span: Span,
): Promise<{ median: number | null; p90: number | null }[]> =>
  ask(
    database,
    `select percentile_cont(0.5) within group (order by m)::float8 as median, percentile_cont(0.9) within group (order by m)::float8 as p90
     from (select extract(epoch from e.answered_at - e.since) / 60 as m from escalations e where e.association = $1 and ${inSpan('e.since')}
       and e.answered_at is not null and ($4::text is null or e.channel = $4) and $5::text is distinct from '') as waits`,
    span,
  );

/** How often a rating was asked for in the span, and how often that very question was answered, whenever. */
export const responses = (database: Database, span: Span): Promise<{ asked: number; answered: number }[]> =>
  ask(
    database,
    `select count(*)::int as asked, count(r.score)::int as answered from ratings r where r.association = $1 and ${inSpan('r.asked_at')}
     and ($4::text is null or r.channel = $4) and ($5::text is null or r.service = $5)`,
    span,
  );

export const requestFigures = (
  database: Database,
  span: Span & { readonly today: string },
): Promise<{ submitted: number; decided: number; overdue: number }[]> =>
  ask(
    database,
    `select count(*)::int as submitted, count(*) filter (where q.status in ('accepted', 'refused', 'delivered'))::int as decided,
       count(*) filter (where q.status = 'submitted' and q.reply_on < '${span.today.replace(/[^\d-]/g, '')}'::date)::int as overdue
     from requests q where q.association = $1 and ${inSpan('q.submitted_at')} and ($4::text is null or q.channel = $4) and ($5::text is null or q.service = $5)`,
    span,
  );

/** What members wrote beside their rating, the latest first; without a name or a conversation. */
export async function comments(
  database: Database,
  span: Span,
): Promise<{ day: string; score: number; text: string }[]> {
  const rows = await ask<{
    day: string;
    score: number;
    comment: Buffer;
    data_key: Buffer;
    public_id: string;
  }>(
    database,
    `select ((r.at at time zone 'Asia/Riyadh')::date)::text as day, r.score::int as score, r.comment, c.data_key, c.public_id
     from ratings r join conversations c on c.id = r.conversation_id
     where r.association = $1 and ${inSpan('r.at')} and ($4::text is null or r.channel = $4) and ($5::text is null or r.service = $5) and r.comment is not null order by r.at desc limit 50`,
    span,
  );
  return rows.map(({ day, score, comment, data_key, public_id }) => ({
    day,
    score,
    text: decryptText({ key: keyOf(database, public_id, data_key), publicId: public_id }, comment),
  }));
}
