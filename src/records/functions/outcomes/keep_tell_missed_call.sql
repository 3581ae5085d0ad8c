-- A member is told that nobody called by the time that was named. Refuses when they were told, when somebody makes the call now, or when it is over.
create or replace function keep_tell_missed_call(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update call_backs set late_told_at = p_at
  where id = p_extra->>'call' and conversation_id = p_conversation and ended_at is null and taken_by is null and late_told_at is null and ends_at < p_at;
  return found;
end $$;
