-- Something about a conversation needs a person's eyes.
create or replace function keep_flag(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update conversations set flagged_at = p_at, listed_at = coalesce(listed_at, p_at) where id = p_conversation;
end $$;
