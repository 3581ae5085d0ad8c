-- Whoever noted that a colleague (`whom`) is concerned by a case takes the note back, or, with `any`, somebody else does: they read and decide it again. Refuses when the
-- note does not stand any more, where it is found by what they declared, and for whoever the case concerns, so that nobody takes back a note about themselves.
create or replace function keep_concern_over(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  delete from concerns k using requests r
  where k.reference = p_extra->>'reference' and k.staff_id = (p_extra->>'whom')::int
    and (k.marked_by = (p_extra->>'staff')::int or k.marked_by is not null and (p_extra->>'any')::boolean)
    and r.reference = k.reference and r.association = (select association from conversations where id = p_conversation)
    and not concerned_by(k.reference, (p_extra->>'staff')::int);
  if not found then return false; end if;
  perform add_step(p_extra, p_at);
  return true;
end $$;
