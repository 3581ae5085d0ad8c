import type { Database } from '../base/database.ts';
import { sealErasures, type Erased } from '../sealing/erasure.ts';

/** For how long nothing must have been heard, in milliseconds: where the member wrote something, and where the bot alone has spoken. */
interface Silence {
  readonly written: number;
  readonly empty: number;
}

/** What was forgotten: so many conversations of those that were looked at, and the files whose bytes still lie on the disk. */
interface Forgotten {
  readonly looked: number;
  readonly conversations: number;
  readonly files: readonly Erased[];
}

/** Words of a member, of whatever became of them: kinds of entries. */
const ofMember = '(1, 6)';

const now$ = 'to_timestamp($1::float8 / 1000.0)';

/** Those that may be due (`forget_next_at`), with when their silence ends, and what keeps them. */
const due = `select c.id, c.association, c.channel, c.created_at, c.seq, c.owner, c.forget_next_at, coalesce(c.heard_at, c.created_at) as heard from conversations c
    where c.forget_next_at <= ${now$} order by c.forget_next_at limit $4 for update skip locked`;
const weighed = `select due.*, w.written, due.heard + make_interval(secs => (case when w.written then $2::float8 else $3::float8 end) / 1000.0) as ends,
    coalesce((select k.given from consents k where k.conversation_id = due.id order by k.at desc limit 1), false) as agreed,
    exists (select from requests r where r.conversation_id = due.id) as has_case,
    due.owner <> 'bot' or exists (select from escalations s where s.conversation_id = due.id and (s.ended_at is null or not s.counted))
      or exists (select from alerts a where a.conversation_id = due.id
        and (a.closed_at is null or exists (select from protection_reports p where p.alert_id = a.id))) as needed,
    due.forget_next_at = (select n.forget_next_at from conversations n where n.id = due.id) as same
  from due cross join lateral (select exists (select from entries e where e.conversation_id = due.id and e.kind in ${ofMember}) as written) w`;
/** When each of the others is looked at again; whose agreement was taken back in this moment stays due. */
const putOff = `update conversations c set forget_next_at = case
      when w.agreed then ${now$} + interval '30 days' when w.has_case then ${now$} + interval '1 day'
      when w.needed then ${now$} + interval '1 hour' else w.ends end
    from weighed w where c.id = w.id and w.same and w.id not in (select id from silent)`;

/**
 * Looks at conversations that may be due, at most `most`, and forgets those that have been silent so long and whose members have not agreed to the notice: with
 * entries, links, addresses and values, whatever hangs on them. A request, a person who has the conversation or is waited for, an alert that is open or that was
 * reported keeps it, a call for a person until it was counted. What is counted of it
 * stays as a bare row. It is looked at in the statement that deletes.
 */
export async function forgetSilent(
  database: Database,
  { written, empty }: Silence,
  { now, most }: { readonly now: number; readonly most: number },
): Promise<Forgotten> {
  const { rows } = await database.query<Omit<Forgotten, 'files'> & { readonly files: Erased[] }>(
    `with due as materialized (${due}), weighed as materialized (${weighed}),
      silent as (select * from weighed where ends < ${now$} and not agreed and not has_case and not needed),
      bare as (
        insert into forgotten (association, channel, began_on, outcome)
        select association, channel, (created_at at time zone 'Asia/Riyadh')::date, case
          when exists (select from escalations s where s.conversation_id = silent.id) then 'handedOver'
          when exists (select from consents k where k.conversation_id = silent.id) then 'refused'
          when written then 'unagreed' else 'greeted' end
        from silent where seq > 0),
      kept as (select f.id, silent.association from files f join silent on silent.id = f.conversation_id),
      gone as (delete from conversations c using silent where c.id = silent.id returning c.id),
      later as (${putOff})
      select (select count(*) from due)::int as looked, (select count(*) from gone)::int as conversations,
        coalesce((select json_agg(kept) from kept), '[]') as files`,
    [now, written, empty, most],
  );
  const { looked, conversations, files } = rows[0] ?? { looked: 0, conversations: 0, files: [] };
  if (files.length > 0) await sealErasures(database, files);
  return { looked, conversations, files };
}
