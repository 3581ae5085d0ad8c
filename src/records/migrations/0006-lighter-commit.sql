-- Entries have no foreign key any more: one is written only while its conversation is locked, by `commit_turns`, so that a second look at
-- every row cost a sixth of the commit and found nothing. What the key did when a conversation goes, a trigger does.
alter table entries drop constraint entries_conversation_id_fkey;

create function drop_entries() returns trigger language plpgsql as $$
begin
  delete from entries using gone where entries.conversation_id = gone.id;
  return null;
end $$;
create trigger conversations_drop_entries after delete on conversations
referencing old table as gone for each statement execute function drop_entries();

-- As before, but with the weaker lock: it keeps every other writer of the row away, and lets foreign keys be checked beside it.
create or replace function commit_turns(
  p_id bigint[], p_version int[], p_epoch int[], p_holds int[], p_due bigint[], p_heard bigint[], p_signed bigint[],
  p_seq int[], p_last int[], p_kind int[], p_at bigint[], p_external bytea[], p_body bytea[], p_extras jsonb
) returns int[] language plpgsql
-- A group is small and the tables are large, whatever the statistics said when the plan was made.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan
as $$
declare
  verdicts int[];
  extra jsonb;
begin
  perform 1 from conversations where id = any (p_id) order by id for no key update;
  select array_agg(
    case
      when t.external is not null and exists (select 1 from entries e where e.conversation_id = t.id and e.external = t.external) then 1
      when c.id is null then 4
      when c.epoch <> t.epoch then 3
      when c.version <> t.version then 2
      else 0
    end order by t.n)
  into verdicts
  from unnest(p_id, p_version, p_epoch, p_external) with ordinality as t (id, version, epoch, external, n)
  left join conversations c on c.id = t.id;

  if p_extras is not null then
    for extra in select value from jsonb_array_elements(p_extras) where value->>'type' = 'request' loop
      if verdicts[(extra->>'turn')::int] = 0 and exists (select 1 from requests where reference = extra->>'reference') then
        verdicts[(extra->>'turn')::int] := 5;
      end if;
    end loop;
  end if;

  update conversations c
  set version = c.version + 1, seq = t.last, state_seq = case when t.holds = 1 then t.seq else c.state_seq end, signed_seq = coalesce(t.signed::int, c.signed_seq),
      due_at = case when t.due is null then c.due_at when t.due >= 0 then to_timestamp(t.due / 1000.0) end,
      heard_at = coalesce(to_timestamp(t.heard / 1000.0), c.heard_at)
  from unnest(p_id, p_holds, p_due, p_heard, p_signed, p_seq, p_last, verdicts) as t (id, holds, due, heard, signed, seq, last, verdict)
  where c.id = t.id and t.verdict = 0;

  insert into entries (conversation_id, seq, kind, at, external, body)
  select t.id, t.seq, t.kind, to_timestamp(t.at / 1000.0), t.external, t.body
  from unnest(p_id, p_seq, p_kind, p_at, p_external, p_body, verdicts) as t (id, seq, kind, at, external, body, verdict)
  where t.verdict = 0;

  if p_extras is not null then
    for extra in select value from jsonb_array_elements(p_extras) with ordinality as e (value, n) order by value->>'chain', n loop
      if verdicts[(extra->>'turn')::int] = 0 then
        perform keep_extra(p_id[(extra->>'turn')::int], extra);
      end if;
    end loop;
  end if;
  return verdicts;
end $$;
