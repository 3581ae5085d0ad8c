-- Somebody of the committee votes on a case, which stays where it is. Refuses when it has another status by now, when they may not judge it, or when
-- another vote was cast meanwhile.
create or replace function keep_vote(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  perform 1 from requests
  where reference = p_extra->>'reference' and status = p_extra->>'from' and association = (select association from conversations where id = p_conversation)
  for update;
  if not found then return false; end if;
  if not may_vote(p_extra) then return false; end if;
  perform add_step(p_extra, p_at);
  return true;
end $$;
