-- A member is told that nobody has read their words yet. Refuses when somebody has, or when they were told.
create or replace function keep_unreached(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update alerts set unreached_at = p_at
  where id = p_extra->>'alert' and conversation_id = p_conversation and acknowledged_at is null and closed_at is null and unreached_at is null;
  return found;
end $$;
