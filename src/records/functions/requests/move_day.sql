-- A case is answered by another day from now on, in the place of the one that stood: `staff` and `reason` are null where it moved because its member
-- was waited for.
create or replace function move_day(p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update requests set moved_to = (p_extra->>'day')::date, late_told_at = null where reference = p_extra->>'reference';
  insert into new_days (reference, at, staff_id, was, day, reason, mac)
  values (
    p_extra->>'reference', p_at, (p_extra->>'staff')::int, (p_extra->>'was')::date, (p_extra->>'day')::date, null, decode(p_extra->>'dayMac', 'hex')
  );
end $$;
