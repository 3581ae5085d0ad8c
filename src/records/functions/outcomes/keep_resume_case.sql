-- What a case waited for came another way, or is waited for no more: it goes on where it stood. Refuses when it waits for nothing any more.
create or replace function keep_resume_case(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  if not move_case(p_conversation, p_extra, p_at) then return false; end if;
  if p_extra ? 'day' then perform move_day(p_extra, p_at); end if;
  return true;
end $$;
