-- What a case waited for came another way, or is waited for no more: it goes on where it stood. Refuses when it waits for nothing any more, or was
-- asked for something else after `seen`.
create or replace function keep_resume_case(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  perform 1 from requests where reference = p_extra->>'reference' for update;
  if last_step(p_extra->>'reference', 'asked') <> (p_extra->>'seen')::bigint then return false; end if;
  if not move_case(p_conversation, p_extra, p_at) then return false; end if;
  if p_extra ? 'day' then perform move_day(p_extra, p_at); end if;
  return true;
end $$;
