-- Somebody at the desk takes a call, or says what came of it. Refuses when it is over or a colleague has it; what came of it says only who took it.
-- It is one call however many conversations asked for it: what becomes of it becomes of all of theirs, but for those in which somebody may be in danger,
-- which stand by themselves. When it is over its number is not kept.
create or replace function keep_work_call(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
declare
  by_whom int := (p_extra->>'staff')::int;
  step text := p_extra->>'step';
  asked call_backs;
  same text[];
begin
  select * into asked from call_backs where id = p_extra->>'call' and conversation_id = p_conversation;
  perform 1 from call_backs b
  where b.ended_at is null and (b.id = asked.id or (b.association = asked.association and b.callee = asked.callee))
  order by b.id for update;
  select * into asked from call_backs where id = asked.id and ended_at is null;
  if not found then return false; end if;
  if step = 'take' and not (asked.taken_by is null or asked.taken_by = by_whom or asked.taken_at < p_at - interval '30 minutes') then return false; end if;
  if step <> 'take' and asked.taken_by is distinct from by_whom then return false; end if;

  select array_agg(b.id) into same from call_backs b join conversations c on c.id = b.conversation_id
  where b.ended_at is null and (b.id = asked.id
    or (b.association = asked.association and b.callee = asked.callee and c.alerted_at is null
      and not exists (select 1 from conversations own where own.id = p_conversation and own.alerted_at is not null)));
  if step = 'take' then
    update call_backs set taken_by = by_whom, taken_at = p_at where id = any (same);
  elsif step in ('giveBack', 'missed') then
    update call_backs set taken_by = null, taken_at = null,
      tries = tries + case when step = 'missed' then 1 else 0 end,
      tried_by = case when step = 'missed' then by_whom else tried_by end,
      begins_at = case when step = 'missed' then to_timestamp((p_extra->>'from')::double precision / 1000) else begins_at end,
      ends_at = case when step = 'missed' then to_timestamp((p_extra->>'to')::double precision / 1000) else ends_at end,
      untold_at = case when step = 'missed' and id <> asked.id then p_at else untold_at end
    where id = any (same);
  else
    update call_backs set ended_at = p_at, tried_by = by_whom, result = step, number = null, callee = null, untold_at = null where id = any (same);
  end if;
  if step in ('missed', 'reached') and asked.callee is not null then
    insert into calls_made (association, callee, at) values (asked.association, asked.callee, p_at);
  end if;
  return true;
end $$;
