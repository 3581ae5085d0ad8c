-- A member is asked how the service was that a request ended with: once. Refuses when they were, or when it ended otherwise meanwhile.
create or replace function keep_rate_service(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update requests set rating_asked_on = (p_at at time zone 'Asia/Riyadh')::date
  where reference = p_extra->>'reference' and status = p_extra->>'status' and rating_asked_on is null
    and association = (select association from conversations where id = p_conversation);
  return found;
end $$;
