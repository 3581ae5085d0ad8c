-- The conversations whose code this one claimed are joined to it: each knows the requests of the other, and the
-- new one belongs to the branch of theirs.
create or replace function keep_join(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into links (conversation_id, other_id, at)
  select p_conversation, conversation_id, p_at from link_codes where used_by = p_conversation
  on conflict (conversation_id, other_id) do nothing;
  update conversations c set branch = o.branch
  from link_codes l join conversations o on o.id = l.conversation_id
  where l.used_by = p_conversation and c.id = p_conversation and c.branch is null and o.branch is not null;
  delete from link_codes where used_by = p_conversation;
end $$;
