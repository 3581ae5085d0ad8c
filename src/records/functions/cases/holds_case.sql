-- Holds a case where it stands, `from`, until what is noted of it is kept. False when it stands elsewhere by now, or when it concerns whoever notes it.
create or replace function holds_case(p_conversation bigint, p_extra jsonb) returns boolean language plpgsql as $$
begin
  perform 1 from requests
  where reference = p_extra->>'reference' and status = p_extra->>'from' and association = (select association from conversations where id = p_conversation)
    and not concerned_by(p_extra->>'reference', (p_extra->>'staff')::int)
  for update;
  return found;
end $$;
