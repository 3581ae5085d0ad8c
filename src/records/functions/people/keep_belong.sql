-- The member named a branch of their association: the conversation belongs to it.
create or replace function keep_belong(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update conversations set branch = p_extra->>'branch' where id = p_conversation;
end $$;
