-- Words that go with a rating, encrypted.
create or replace function keep_comment(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update ratings set comment = decode(p_extra->>'text', 'hex') where id = p_extra->>'id' and conversation_id = p_conversation;
end $$;
