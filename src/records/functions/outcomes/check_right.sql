-- Somebody at the desk acts in the term in which they were let in. Refuses when that term is over: they were stopped, have another role or a
-- new password. Held until the commit; a person whose term is being ended at this moment is not waited for, so that no two wait for one another.
create or replace function check_right(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  perform 1 from staff where id = (p_extra->>'staff')::int and term = (p_extra->>'term')::int and disabled_at is null for share skip locked;
  return found;
end $$;
