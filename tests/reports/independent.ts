import { z } from 'zod';
import type { Database } from '../../src/records/base/database.ts';

/** What figures are asked for; an empty channel or service is every one. */
export interface Narrowed {
  readonly from: string;
  readonly to: string;
  readonly channel?: string;
  readonly service?: string;
}

const Numbers = z.record(z.string(), z.number().nullable());
const Named = z.array(z.object({ name: z.string(), score: z.number().nullable(), count: z.number() }));

const day = (time: string): string =>
  `to_char(${time} at time zone 'UTC' + interval '3 hours', 'YYYY-MM-DD')`;
const within = (time: string): string => `${day(time)} >= $1 and ${day(time)} <= $2`;
const channel = `($3 = '' or channel = $3)`;
const service = `($4 = '' or service = $4)`;
const all = `association = 'rahat' and ${channel}`;
/** Conversations and the days on which their members wrote. */
const wrote = `select distinct c.id, c.channel from conversations c inner join entries e on c.id = e.conversation_id
  where c.association = 'rahat' and e.kind in (1, 6) and ${within('e.at')} and ($3 = '' or c.channel = $3) and $4 = $4`;
/** Each rating that was counted, as a row of its own; tests/reports/counting.test.ts holds them against the ratings themselves. */
const rated = `select c.* from rating_counts c cross join lateral generate_series(1, c.count) where ${all} and ${service} and not served and day between $1::date and $2::date`;
const servedOnes = rated.replace('not served', 'served');
const called = `select *, extract(epoch from answered_at) - extract(epoch from since) as took from escalations where ${all} and ${within('since')} and $4 = $4`;
const sent = `select * from requests where ${all} and ${service} and ${within('submitted_at')}`;
/** Nothing but that it was sent has happened to it. */
const open = `select * from requests where ${all} and ${service} and $1 = $1 and $2 = $2
  and reference not in (select reference from request_events where status <> 'submitted')`;

/** The figures of a span, each asked of the tables by a statement of its own, in other words than src/reports has for it. */
export async function independently(database: Database, narrowed: Narrowed, today: string) {
  const values = [narrowed.from, narrowed.to, narrowed.channel ?? '', narrowed.service ?? ''];
  const rows = async (text: string): Promise<unknown[]> => (await database.query(text, values)).rows;
  const numbers = async (text: string) => Numbers.parse((await rows(text))[0]);
  const named = async (text: string) => Named.parse(await rows(text));
  return {
    ratings: await numbers(
      `select sum(score)::float8 / count(*) as score, count(*)::int as answered from (${rated}) r`,
    ),
    asked: await numbers(
      `select count(*)::int as asked, count(*) filter (where isanswered)::int as answered from asked_cells
        cross join lateral (select n <= answered as isanswered from generate_series(1, asked) n) each where ${all} and ${service} and not served and day between $1::date and $2::date`,
    ),
    scores: await named(
      `select score::text as name, null::float8 as score, count(*)::int as count from (${rated}) r group by score order by score`,
    ),
    services: await named(
      `select coalesce(service, '') as name, (sum(score)::float8 / count(*)) as score, count(*)::int as count from (${rated}) r group by service`,
    ),
    channels: await named(
      `select channel as name, (sum(score)::float8 / count(*)) as score, count(*)::int as count from (${rated}) r group by channel`,
    ),
    served: await numbers(
      `select sum(score)::float8 / nullif(count(*), 0) as score, count(*)::int as answered from (${servedOnes}) r`,
    ),
    outcomes: await named(
      `select outcome as name, avg(score)::float8 as score, count(*)::int as count from (${servedOnes}) r group by outcome`,
    ),
    servedAsked: await numbers(
      `select coalesce(sum(asked), 0)::int as asked from asked_cells where ${all} and ${service} and served and day >= $1::date and day <= $2::date`,
    ),
    written: await named(
      `select channel as name, null::float8 as score, count(distinct id)::int as count from (${wrote}) w group by channel`,
    ),
    comments: await numbers(
      `select count(*)::int as count from ratings where association = 'rahat' and ($3 = '' or told_channel = $3) and ${service} and octet_length(comment) > 0 and told_on between $1::date and $2::date`,
    ),
    promises: await numbers(
      `select count(*)::int as due, coalesce(sum(case when answered_at > first_promised_by or answered_at is null then 1 else 0 end), 0)::int as broken
        from (${called}) e where (answered_at is not null or first_promised_by < '${today}'::date) and not coalesce(answered_at is null and ended_at <= first_promised_by, false)`,
    ),
    conversations: await numbers(`select count(*)::int as count from (${wrote}) w`),
    escalations: await numbers(
      `select count(*)::int as written, count(distinct e.conversation_id)::int as escalated
        from (${wrote}) w left join lateral (select conversation_id from (${called}) x where x.conversation_id = w.id limit 1) e on true`,
    ),
    reasons: await named(
      `select reason as name, null::float8 as score, count(id)::int as count from (${called}) e group by reason`,
    ),
    waits: z
      .array(z.object({ took: z.number().nullable(), over: z.boolean() }))
      .parse(
        await rows(
          `select took::float8 as took, ended_at is not null as over from (${called}) e order by took`,
        ),
      ),
    waitingNow: await numbers(
      `select coalesce(sum((owner = 'bot')::int), 0)::int as count, count(*) filter (where answered_at is null and first_promised_by < '${today}'::date)::int as late
        from (select e.*, c.owner from escalations e left join conversations c on e.conversation_id = c.id where c.alerted_at is null) w where ${all} and ended_at is null and $1 = $1 and $2 = $2 and $4 = $4`,
    ),
    requests: await numbers(
      `select count(*)::int as submitted, (count(*) - count(*) filter (where status in ('submitted', 'withdrawn')))::int as decided from (${sent}) q`,
    ),
    ends: await named(
      `select concat(service, '/', case when status in ('submitted', 'checked', 'asked', 'deferred') then 'open' when status in ('refused', 'appealed') then 'refused'
          when status in ('accepted', 'partly', 'completed', 'delivered', 'notArrived', 'closed') then 'granted' else 'otherwise' end) as name,
        null::float8 as score, count(*)::int as count from (${sent}) q where status <> 'withdrawn' group by 1`,
    ),
    decided: z
      .array(z.object({ service: z.string(), days: z.number(), inTime: z.boolean().nullable() }))
      .parse(
        await rows(
          `select service, extract(epoch from first - submitted_at)::float8 / 86400 as days,
          case when told then ${day('first')} <= to_char(coalesce(moved_to, reply_on), 'YYYY-MM-DD') end as "inTime"
        from (select q.*, (select min(at) from request_events e where e.reference = q.reference and status not in ('submitted', 'checked', 'asked', 'deferred', 'withdrawn', 'completed', 'delivered', 'closed')) as first
          from requests q where ${all} and ${service}) d where first is not null and ${within('first')} order by 2`,
        ),
      ),
    delivered: z.array(z.object({ days: z.number() })).parse(
      await rows(
        `select extract(epoch from min(e.at) filter (where e.status = 'delivered') - min(e.at) filter (where e.status in ('accepted', 'partly')))::float8 / 86400 as days
          from requests q join request_events e on e.reference = q.reference where ${all} and ${service} group by q.reference
          having bool_or(e.status = 'delivered') and ${within("min(e.at) filter (where e.status = 'delivered')")} order by 1`,
      ),
    ),
    hours: await named(
      `select to_char(since at time zone 'UTC' + interval '3 hours', 'FMHH24') as name, null::float8 as score, count(*)::int as count from (${called}) e group by 1`,
    ),
    weekdays: await named(
      `select (to_char(since at time zone 'UTC' + interval '3 hours', 'D')::int - 1)::text as name, null::float8 as score, count(*)::int as count from (${called}) e group by 1`,
    ),
    places: await named(
      `select concat(flow, '/', field) as name, null::float8 as score, count(*)::int as count from (${called}) e group by 1`,
    ),
    overdueNow: await numbers(
      `select count(*)::int as open, coalesce(sum(case when reply_on < '${today}' then 1 else 0 end), 0)::int as overdue
        from (${open}) q`,
    ),
  };
}
