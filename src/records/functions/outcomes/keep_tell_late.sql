-- A member is told that the day of the answer to a request has passed, which is to be sealed. Refuses when they were told, when it is not open any more, or when another
-- day was named meanwhile.
create or replace function keep_tell_late(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update requests set late_told_at = p_at
  where reference = p_extra->>'reference' and is_open(status) and status <> 'asked' and late_told_at is null and coalesce(moved_to, reply_on) = (p_extra->>'day')::date
    and association = (select association from conversations where id = p_conversation);
  if not found then return false; end if;
  insert into chain_waiting (association, kind, ref, hash)
  select association, 'telling', reference || '/late/' || (p_extra->>'day'), decode(p_extra->>'mac', 'hex') from requests where reference = p_extra->>'reference';
  return true;
end $$;
