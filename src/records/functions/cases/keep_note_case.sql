-- Somebody at the desk notes something in the history of a case, which stays where it is: `from`. Refuses when it stands elsewhere by now, when the
-- same was noted after `seen`, or when it concerns whoever notes it.
create or replace function keep_note_case(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  perform 1 from requests
  where reference = p_extra->>'reference' and status = p_extra->>'from' and association = (select association from conversations where id = p_conversation)
    and not concerned_by(p_extra->>'reference', (p_extra->>'staff')::int)
  for update;
  if not found then return false; end if;
  if last_step(p_extra->>'reference', p_extra->>'status') <> (p_extra->>'seen')::bigint then return false; end if;
  insert into request_events (reference, at, status, staff_id, reason, detail, mac)
  values (
    p_extra->>'reference', p_at, p_extra->>'status', (p_extra->>'staff')::int, decode(p_extra->>'reason', 'hex'), decode(p_extra->>'detail', 'hex'),
    decode(p_extra->>'mac', 'hex')
  );
  return true;
end $$;
