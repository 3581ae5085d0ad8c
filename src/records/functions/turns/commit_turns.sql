-- Commits many turns at once, each of another conversation, and answers one verdict for each: 0 committed, 1 known already, 2 the version
-- moved, 3 the owner changed, 4 there is no such conversation, 5 an outcome refused its turn. Of a turn with another verdict than 0 nothing
-- is kept.
-- `p_seq` is the number of the first line of a turn, `p_last` of its last one. `p_holds` is 1 where the entry holds the new state.
-- A null due time, time of hearing or signed number leaves what is there; a due time of -1 ends the timer. Extras name their turn by its
-- place (from 1).
create or replace function commit_turns(
  p_id bigint[], p_version int[], p_epoch int[], p_holds int[], p_due bigint[], p_heard bigint[], p_signed bigint[],
  p_seq int[], p_last int[], p_kind int[], p_at bigint[], p_external bytea[], p_body bytea[], p_extras jsonb
) returns int[] language plpgsql
-- A group is small and the tables are large, whatever the statistics said when the plan was made.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan
as $$
declare
  verdicts int[];
  asked int[] := '{}';
  extra jsonb;
  turn int;
begin
  -- The weaker lock keeps every other writer of the row away, and lets foreign keys be checked beside it.
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

  -- Outcomes that may refuse their turn: first those that only look, then the others in the order of what they lock, so that two groups on
  -- two connections cannot wait for one another. What the first of two turns changed, the second finds changed.
  if p_extras is not null then
    for extra in
      select value from jsonb_array_elements(p_extras) where may_refuse(value->>'type')
      order by only_checks(value->>'type') desc, value->>'chain' nulls first, value->>'reference'
    loop
      turn := (extra->>'turn')::int;
      if verdicts[turn] = 0 then
        if not only_checks(extra->>'type') then
          if turn = any (asked) then raise exception 'two outcomes may refuse one turn'; end if;
          asked := asked || turn;
        end if;
        if not ask_outcome(p_id[turn], extra, to_timestamp(p_at[turn] / 1000.0)) then verdicts[turn] := 5; end if;
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
    for extra in select value from jsonb_array_elements(p_extras) where not may_refuse(value->>'type') loop
      turn := (extra->>'turn')::int;
      if verdicts[turn] = 0 then
        perform keep_outcome(p_id[turn], extra, to_timestamp(p_at[turn] / 1000.0));
      end if;
    end loop;
  end if;
  return verdicts;
end $$;
