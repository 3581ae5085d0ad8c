-- An employee saw the paper of the member of a request, or of whoever has an identity: the requests with that identity are shown in this conversation from
-- now on, and their own conversations are told. Nothing of this conversation is shown there: whoever sent a request with this identity need not be
-- its person. Refuses when there is no such request among those that the employee may read: all but those of `services`, or with `only` those alone.
create or replace function keep_saw_id(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
declare
  seen text[];
begin
  select array_agg(r.reference) into seen
  from requests r join conversations c on c.id = p_conversation and c.association = r.association
  where (r.reference = p_extra->>'about' or r.identity = decode(p_extra->>'identity', 'hex')
    or r.identity = (select a.identity from requests a where a.reference = p_extra->>'about' and a.association = c.association))
    and (r.service in (select jsonb_array_elements_text(p_extra->'services'))) = (p_extra->>'only')::boolean;
  if seen is null then return false; end if;
  insert into proofs (conversation_id, reference, at)
  select p_conversation, reference, p_at from requests where reference = any (seen) and conversation_id <> p_conversation
  on conflict do nothing;
  insert into links (conversation_id, other_id, at, staff_id)
  select distinct p_conversation, conversation_id, p_at, (p_extra->>'staff')::int from requests
  where reference = any (seen) and conversation_id <> p_conversation
  on conflict (conversation_id, other_id) do nothing;
  return true;
end $$;
