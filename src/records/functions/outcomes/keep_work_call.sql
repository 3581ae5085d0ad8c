-- Somebody at the desk takes a call, or says what came of it. Refuses when it is over or a colleague has it; what came of it says only who took it.
-- When it is over its number is not kept.
create or replace function keep_work_call(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
declare
  by_whom int := (p_extra->>'staff')::int;
  step text := p_extra->>'step';
begin
  if step = 'take' then
    update call_backs set taken_by = by_whom, taken_at = p_at
    where id = p_extra->>'call' and conversation_id = p_conversation and ended_at is null
      and (taken_by is null or taken_by = by_whom or taken_at < p_at - interval '30 minutes');
  elsif step in ('giveBack', 'missed') then
    update call_backs set taken_by = null, taken_at = null,
      tries = tries + case when step = 'missed' then 1 else 0 end,
      tried_by = case when step = 'missed' then by_whom else tried_by end,
      begins_at = case when step = 'missed' then to_timestamp((p_extra->>'from')::double precision / 1000) else begins_at end,
      ends_at = case when step = 'missed' then to_timestamp((p_extra->>'to')::double precision / 1000) else ends_at end
    where id = p_extra->>'call' and conversation_id = p_conversation and ended_at is null and taken_by = by_whom;
  else
    update call_backs set ended_at = p_at, tried_by = by_whom, result = step, number = null
    where id = p_extra->>'call' and conversation_id = p_conversation and ended_at is null and taken_by = by_whom;
  end if;
  return found;
end $$;
