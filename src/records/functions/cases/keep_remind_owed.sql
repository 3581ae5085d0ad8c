-- A member is reminded of what their case is owed, or a person is called to see to it: once, which is to be sealed. Refuses when the case stands elsewhere by now, when something was brought
-- meanwhile, or when it was told already.
create or replace function keep_remind_owed(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
declare
  v_since timestamptz;
begin
  perform 1 from requests
  where reference = p_extra->>'reference' and status = p_extra->>'status' and association = (select association from conversations where id = p_conversation)
  for update;
  if not found then return false; end if;
  v_since := owed_since(p_extra->>'reference');
  if round(extract(epoch from v_since) * 1000) <> (p_extra->>'since')::numeric then return false; end if;
  insert into owed_reminders (reference, since, nth, at, to_person, mac)
  values (p_extra->>'reference', v_since, (p_extra->>'nth')::int, p_at, (p_extra->>'toPerson')::boolean, decode(p_extra->>'mac', 'hex'))
  on conflict do nothing;
  if not found then return false; end if;
  insert into chain_waiting (association, kind, ref, hash)
  select association, 'reminder', reference || '/owed/' || (p_extra->>'since') || '/' || (p_extra->>'nth'), decode(p_extra->>'mac', 'hex')
  from requests where reference = p_extra->>'reference';
  return true;
end $$;
