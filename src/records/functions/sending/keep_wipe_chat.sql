-- A member wants to see nothing of what was written before this entry: no page shows it any more, and where the provider lets us, it is taken away from
-- their chat. `fleeting`: what this entry says goes too, two minutes later.
create or replace function keep_wipe_chat(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update conversations set wiped_seq = greatest(wiped_seq, (p_extra->>'seq')::int) where id = p_conversation;
  if not (p_extra->>'removes')::boolean then return; end if;
  insert into wipes (conversation_id, seq, asked_at, fleeting, next_at)
  values (p_conversation, (p_extra->>'seq')::int, p_at, (p_extra->>'fleeting')::boolean, p_at);
end $$;
