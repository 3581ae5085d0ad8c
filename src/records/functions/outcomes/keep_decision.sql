-- Somebody decides on a case, or concludes it, or provided the service. Refuses when it has another status by now; of the committee (`cast`), also when
-- they may not judge it, or another vote was cast meanwhile.
create or replace function keep_decision(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  if p_extra ? 'cast' then
    perform 1 from requests where reference = p_extra->>'reference' for update;
    if not may_vote(p_extra) then return false; end if;
  end if;
  return move_case(p_conversation, p_extra, p_at);
end $$;
