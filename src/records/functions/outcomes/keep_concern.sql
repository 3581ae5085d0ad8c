-- Somebody at the desk notes that a colleague (`whom`) is concerned by a case, who can neither read nor decide it from now on. Refuses when it is noted already, for
-- whoever it concerns themselves, or when too few would be left for it (`left`); of two notes at once the second finds the first.
create or replace function keep_concern(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  perform 1 from requests where reference = p_extra->>'reference' for no key update;
  if not leaves_enough(p_extra->>'reference', (p_extra->>'whom')::int, p_extra->'left') then return false; end if;
  insert into concerns (reference, staff_id, at, marked_by)
  select r.reference, s.id, p_at, (p_extra->>'staff')::int from requests r join staff s on s.association = r.association
  where r.reference = p_extra->>'reference' and s.id = (p_extra->>'whom')::int and r.association = (select association from conversations where id = p_conversation)
    and not concerned_by(r.reference, (p_extra->>'staff')::int)
  on conflict do nothing;
  if not found then return false; end if;
  perform add_step(p_extra, p_at);
  return true;
end $$;
