-- A person at the desk claimed a conversation and did not answer in time: it waits for a person again.
create or replace function keep_release(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update conversations set owner = 'bot', epoch = epoch + 1, lease_until = null where id = p_conversation;
  update escalations set claimed_by = null, claimed_at = null where conversation_id = p_conversation and ended_at is null;
end $$;
