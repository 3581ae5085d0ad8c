-- A person at the desk takes a conversation over until `lease`: the bot is silent from now on.
create or replace function keep_claim(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update conversations set owner = 'staff:' || (p_extra->>'staff'), epoch = epoch + 1, due_at = null, lease_until = to_timestamp((p_extra->>'lease')::double precision / 1000)
  where id = p_conversation;
  update escalations set claimed_by = (p_extra->>'staff')::int, claimed_at = p_at where conversation_id = p_conversation and ended_at is null;
end $$;
