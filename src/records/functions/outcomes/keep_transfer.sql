-- A conversation passes from one person at the desk to another, who has it until `lease`.
create or replace function keep_transfer(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update conversations set owner = 'staff:' || (p_extra->>'staff'), epoch = epoch + 1, lease_until = to_timestamp((p_extra->>'lease')::double precision / 1000)
  where id = p_conversation;
  update escalations set claimed_by = (p_extra->>'staff')::int where conversation_id = p_conversation and ended_at is null;
end $$;
