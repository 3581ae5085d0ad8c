-- A conversation passes from one person at the desk to another: until `lease` where the member is owed an answer, else until `quiet`.
create or replace function keep_transfer(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update conversations set owner = 'staff:' || (p_extra->>'staff'), epoch = epoch + 1,
    lease_until = case when owed_at is null then to_timestamp((p_extra->>'quiet')::double precision / 1000) else to_timestamp((p_extra->>'lease')::double precision / 1000) end
  where id = p_conversation;
  update escalations set claimed_by = (p_extra->>'staff')::int where conversation_id = p_conversation and ended_at is null;
end $$;
