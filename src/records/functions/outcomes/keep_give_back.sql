-- A person at the desk gives a conversation back to the bot.
create or replace function keep_give_back(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update conversations set owner = 'bot', epoch = epoch + 1, lease_until = null, owed_at = null, flagged_at = null where id = p_conversation;
  update escalations set ended_at = p_at, outcome = p_extra->>'outcome' where conversation_id = p_conversation and ended_at is null;
end $$;
