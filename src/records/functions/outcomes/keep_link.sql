-- The member of a conversation knows the request of another one: who sent it, wherever they write now. Never across associations.
create or replace function keep_link(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into links (conversation_id, other_id, at)
  select p_conversation, r.conversation_id, p_at from requests r join conversations c on c.id = p_conversation and c.association = r.association
  where r.reference = p_extra->>'reference' and r.conversation_id <> p_conversation
  on conflict do nothing;
end $$;
