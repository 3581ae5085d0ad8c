-- The committee puts a case off to a day. Refuses when it has another status by now, when another vote was cast meanwhile, or when whoever does it may not
-- judge it; that they voted on it already does not matter, since all vote anew.
create or replace function keep_defer_case(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  perform 1 from requests where reference = p_extra->>'reference' for update;
  if not votes_stand(p_extra->>'reference', (p_extra->>'cast')::int) then return false; end if;
  if barred_from(p_extra->>'reference', (p_extra->>'staff')::int, p_extra->'excludes') then return false; end if;
  if not move_case(p_conversation, p_extra, p_at) then return false; end if;
  if p_extra ? 'day' then perform move_day(p_extra, p_at); end if;
  return true;
end $$;
