import type { Database } from '../base/database.ts';
import { sealErasures, type Erased } from '../sealing/erasure.ts';

/** For how long nothing must have been heard, in milliseconds: where the member wrote something, and where the bot alone has spoken. */
interface Silence {
  readonly written: number;
  readonly empty: number;
}

/** What was forgotten: so many conversations, and the files whose bytes still lie on the disk. */
interface Forgotten {
  readonly conversations: number;
  readonly files: readonly Erased[];
}

/** Words of a member, of whatever became of them: kinds of entries. */
const ofMember = '(1, 6)';

/**
 * Forgets conversations that have been silent so long and whose members have not agreed to the notice, at most `most`: with entries, links,
 * addresses and values, whatever hangs on them. A request, a person who has the conversation or is waited for, an alert that is open or that was
 * reported keeps it, a call for a person until it was counted. What is counted of it
 * stays as a bare row. It is looked at in the statement that deletes.
 */
export async function forgetSilent(
  database: Database,
  { written, empty }: Silence,
  { now, most }: { readonly now: number; readonly most: number },
): Promise<Forgotten> {
  const { rows } = await database.query<{ count: number; files: Erased[] }>(
    `with silent as (
        select c.id, c.association, c.channel, c.created_at, c.seq from conversations c
        where c.owner = 'bot' and coalesce(c.heard_at, c.created_at) < to_timestamp(($1::float8 - case
            when exists (select from entries e where e.conversation_id = c.id and e.kind in ${ofMember}) then $2::float8 else $3::float8 end) / 1000.0)
          and not coalesce((select k.given from consents k where k.conversation_id = c.id order by k.at desc limit 1), false)
          and not exists (select from requests r where r.conversation_id = c.id)
          and not exists (select from escalations s where s.conversation_id = c.id and (s.ended_at is null or not s.counted))
          and not exists (select from alerts a where a.conversation_id = c.id
            and (a.closed_at is null or exists (select from protection_reports p where p.alert_id = a.id)))
        limit $4 for update skip locked),
      bare as (
        insert into forgotten (association, channel, began_on, outcome)
        select association, channel, (created_at at time zone 'Asia/Riyadh')::date, case
          when exists (select from escalations s where s.conversation_id = silent.id) then 'handedOver'
          when exists (select from consents k where k.conversation_id = silent.id) then 'refused'
          when exists (select from entries e where e.conversation_id = silent.id and e.kind in ${ofMember}) then 'unagreed' else 'greeted' end
        from silent where seq > 0),
      kept as (select f.id, silent.association from files f join silent on silent.id = f.conversation_id),
      gone as (delete from conversations c using silent where c.id = silent.id returning c.id)
      select (select count(*) from gone)::int as count, coalesce((select json_agg(kept) from kept), '[]') as files`,
    [now, written, empty, most],
  );
  const { count, files } = rows[0] ?? { count: 0, files: [] };
  if (files.length > 0) await sealErasures(database, files);
  return { conversations: count, files };
}
