-- A case ends by itself, long after its service was provided. Refuses when it stands elsewhere by now. How the service was is not asked about any more.
create or replace function keep_close_case(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  if not move_case(p_conversation, p_extra, p_at) then return false; end if;
  update requests set rating_next_at = 'infinity' where reference = p_extra->>'reference' and rating_asked_on is null;
  return true;
end $$;
