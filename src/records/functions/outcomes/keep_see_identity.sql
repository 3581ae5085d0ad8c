-- An employee looked at the identity document of whoever made a request: it stands in its history once. Refuses when it does already.
create or replace function keep_see_identity(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  perform 1 from requests
  where reference = p_extra->>'reference' and association = (select association from conversations where id = p_conversation) for update;
  if not found or exists (select 1 from request_events where reference = p_extra->>'reference' and status = 'identitySeen') then return false; end if;
  insert into request_events (reference, at, status, staff_id, mac)
  values (p_extra->>'reference', p_at, 'identitySeen', (p_extra->>'staff')::int, decode(p_extra->>'mac', 'hex'));
  return true;
end $$;
