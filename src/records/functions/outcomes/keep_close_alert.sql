-- A named person closes an alert, with a reason: nobody else is called. Refuses when it was closed already.
create or replace function keep_close_alert(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update alerts set closed_by = (p_extra->>'staff')::int, closed_at = p_at, reason = decode(p_extra->>'reason', 'hex'), next_at = null
  where id = p_extra->>'alert' and conversation_id = p_conversation and closed_at is null;
  return found;
end $$;
