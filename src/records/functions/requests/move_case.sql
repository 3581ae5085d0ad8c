-- Somebody at the desk brings a case from where it stands to another status, and it stands in its history. Answers false, and changes nothing, when
-- it does not stand there any more, when something was asked of its member after `anew`, or when whoever does it is concerned by it.
create or replace function move_case(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update requests set status = p_extra->>'status'
  where reference = p_extra->>'reference' and status = p_extra->>'from' and association = (select association from conversations where id = p_conversation)
    and (not p_extra ? 'anew' or last_step(p_extra->>'reference', 'askedAnew') = (p_extra->>'anew')::bigint)
    and not exists (select 1 from concerns c where c.reference = p_extra->>'reference' and c.staff_id = (p_extra->>'staff')::int);
  if not found then return false; end if;
  perform add_step(p_extra, p_at);
  return true;
end $$;
