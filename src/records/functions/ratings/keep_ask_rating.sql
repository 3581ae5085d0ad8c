-- A member was asked how content they are; `outcome`: how what they were asked about ended. As long as they do not answer, the question names its conversation.
create or replace function keep_ask_rating(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into ratings (id, apart, association, conversation_id, channel, about, service, outcome, asked_at)
  select p_extra->>'id', true, association, id, channel, p_extra->>'about', p_extra->>'service', p_extra->>'outcome', p_at from conversations where id = p_conversation
  on conflict (id) do nothing;
end $$;
