-- A person at the desk answered: it is the member's turn, and the conversation stays with them until `quiet`.
create or replace function keep_reply(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update conversations set flagged_at = null, owed_at = null, lease_until = to_timestamp((p_extra->>'quiet')::double precision / 1000) where id = p_conversation;
  update escalations set answered_at = p_at where conversation_id = p_conversation and ended_at is null and answered_at is null;
end $$;
