-- Somebody wrote to the member from the association's own telephone: the bot is silent until `lease`.
create or replace function keep_takeover(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update conversations set owner = 'phone', epoch = epoch + 1, due_at = null, owed_at = null, lease_until = to_timestamp((p_extra->>'lease')::double precision / 1000), about = null
  where id = p_conversation;
  update escalations set answered_at = p_at where conversation_id = p_conversation and ended_at is null and answered_at is null;
end $$;
