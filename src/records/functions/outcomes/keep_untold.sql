-- Something was not told that the member did not ask for: counted by purpose and reason.
create or replace function keep_untold(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into untold (association, conversation_id, channel, purpose, because, at)
  select association, id, channel, p_extra->>'purpose', p_extra->>'because', p_at from conversations where id = p_conversation;
end $$;
