-- An employee saw the paper of the member of a request, or of everybody's request with an identity: this conversation is joined to theirs.
-- Refuses when there is no such request among those that the employee may read: all but those of `services`, or with `only` those alone.
create or replace function keep_saw_id(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
declare
  others bigint[];
begin
  select array_agg(distinct r.conversation_id) into others
  from requests r join conversations c on c.id = p_conversation and c.association = r.association
  where (r.reference = p_extra->>'about' or r.identity = decode(p_extra->>'identity', 'hex'))
    and (r.service in (select jsonb_array_elements_text(p_extra->'services'))) = (p_extra->>'only')::boolean;
  if others is null then return false; end if;
  insert into links (conversation_id, other_id, at, staff_id)
  select p_conversation, one, p_at, (p_extra->>'staff')::int from unnest(others) as one where one <> p_conversation
  on conflict (conversation_id, other_id) do nothing;
  return true;
end $$;
