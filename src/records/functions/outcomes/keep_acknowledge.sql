-- Somebody has read an alert: nobody else is called. Refuses when it was acknowledged or closed already.
create or replace function keep_acknowledge(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update alerts set acknowledged_by = (p_extra->>'staff')::int, acknowledged_at = p_at, next_at = null
  where id = p_extra->>'alert' and conversation_id = p_conversation and acknowledged_at is null and closed_at is null;
  return found;
end $$;
