-- The entry `seq` is to be sent on a channel that we call.
create or replace function keep_send(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into outbox (conversation_id, seq, epoch, from_bot, repeats, next_at, made_at)
  select id, (p_extra->>'seq')::int, epoch, (p_extra->>'bot')::boolean, (p_extra->>'repeats')::boolean, p_at, p_at from conversations where id = p_conversation;
  update addresses set send_at = least(send_at, p_at) where conversation_id = p_conversation;
end $$;
