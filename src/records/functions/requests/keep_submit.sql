-- A request is kept, and waits to be sealed; whoever at the desk declared its identity or a number of it is concerned by it. Where an employee opened it for whoever
-- came, its history begins with that (`steps`). Refuses when its reference was given already.
create or replace function keep_submit(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  insert into requests (reference, association, conversation_id, channel, service, submitted_at, reply_on, told, identity, numbers, sealed, record_hash, mac, made_under_mac, needs_check, check_sealed, branch)
  select
    p_extra->>'reference', association, id, channel, p_extra->>'service', p_at, (p_extra->>'replyOn')::date, (p_extra->>'told')::boolean,
    decode(p_extra->>'identity', 'hex'), array(select decode(value, 'hex') from jsonb_array_elements_text(p_extra->'numbers')),
    decode(p_extra->>'sealed', 'base64'), decode(p_extra->>'recordHash', 'hex'), decode(p_extra->>'mac', 'hex'), decode(p_extra->>'madeUnderMac', 'hex'),
    coalesce((p_extra->>'needsCheck')::boolean, false), true, p_extra->>'branch'
  from conversations where id = p_conversation
  on conflict (reference) do nothing;
  if not found then return false; end if;
  update conversations set branch = p_extra->>'branch' where id = p_conversation and branch is distinct from p_extra->>'branch' and p_extra->>'branch' is not null;
  insert into concerns (reference, staff_id, at)
  select r.reference, t.staff_id, p_at from requests r join staff_ties t on t.token = r.identity or t.token = any (r.numbers)
  where r.reference = p_extra->>'reference'
  on conflict do nothing;
  if p_extra ? 'steps' then
    insert into request_events (reference, at, status, staff_id, detail, mac)
    select p_extra->>'reference', p_at, step->>'status', (step->>'staff')::int, decode(step->>'detail', 'hex'), decode(step->>'mac', 'hex')
    from jsonb_array_elements(p_extra->'steps') as step;
  end if;
  return true;
end $$;
