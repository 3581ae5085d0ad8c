-- A person at the desk takes a conversation over: the bot is silent from now on. Whoever waits is owed an answer by `lease`; where nobody
-- does, it stays with them until `quiet`. `about` is the service for whose case they took it.
create or replace function keep_claim(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
declare
  owed boolean := exists (select 1 from escalations where conversation_id = p_conversation and ended_at is null);
begin
  update conversations set owner = 'staff:' || (p_extra->>'staff'), epoch = epoch + 1, due_at = null,
    owed_at = case when owed then p_at end,
    lease_until = case when owed then to_timestamp((p_extra->>'lease')::double precision / 1000) else to_timestamp((p_extra->>'quiet')::double precision / 1000) end,
    about = p_extra->>'about',
    listed_at = case when p_extra->>'about' is null then greatest(listed_at, p_at) else listed_at end
  where id = p_conversation;
  update escalations set claimed_by = (p_extra->>'staff')::int, claimed_at = p_at where conversation_id = p_conversation and ended_at is null;
end $$;
