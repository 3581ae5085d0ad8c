-- A member is told that the day of the answer to a request has passed. Refuses when they were told, or when it is not open any more.
create or replace function keep_tell_late(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update requests set late_told_at = p_at
  where reference = p_extra->>'reference' and status = 'submitted' and late_told_at is null
    and association = (select association from conversations where id = p_conversation);
  return found;
end $$;
