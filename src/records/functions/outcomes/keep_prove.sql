-- The channel of a conversation proved the number under which a request was made: it is shown there from now on. Never across associations.
create or replace function keep_prove(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into proofs (conversation_id, reference, at)
  select p_conversation, r.reference, p_at from requests r join conversations c on c.id = p_conversation and c.association = r.association
  where r.reference = p_extra->>'reference' and r.conversation_id <> p_conversation
  on conflict do nothing;
end $$;
