-- Somebody at the desk brings a case from where it stands to another status, and it stands in its history. Answers false, and changes nothing, when
-- it does not stand there any more, or when whoever does it is concerned by it.
create or replace function move_case(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update requests set status = p_extra->>'status'
  where reference = p_extra->>'reference' and status = p_extra->>'from' and association = (select association from conversations where id = p_conversation)
    and not exists (select 1 from concerns c where c.reference = p_extra->>'reference' and c.staff_id = (p_extra->>'staff')::int);
  if not found then return false; end if;
  insert into request_events (reference, at, status, staff_id, reason, detail, mac)
  values (
    p_extra->>'reference', p_at, p_extra->>'status', (p_extra->>'staff')::int, decode(p_extra->>'reason', 'hex'), decode(p_extra->>'detail', 'hex'),
    decode(p_extra->>'mac', 'hex')
  );
  return true;
end $$;
