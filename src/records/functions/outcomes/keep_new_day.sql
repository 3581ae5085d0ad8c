-- A request is answered by another day than `was`. Refuses when it is not open any more, or is answered by another day already.
create or replace function keep_new_day(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update requests set moved_to = (p_extra->>'day')::date, late_told_at = null
  where reference = p_extra->>'reference' and is_open(status) and coalesce(moved_to, reply_on) = (p_extra->>'was')::date
    and association = (select association from conversations where id = p_conversation);
  if not found then return false; end if;
  insert into new_days (reference, at, staff_id, was, day, reason, mac)
  values (
    p_extra->>'reference', p_at, (p_extra->>'staff')::int, (p_extra->>'was')::date, (p_extra->>'day')::date,
    decode(p_extra->>'reason', 'hex'), decode(p_extra->>'mac', 'hex')
  );
  return true;
end $$;
