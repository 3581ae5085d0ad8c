-- A member says how content they are, whether they were asked or not; a later answer replaces an earlier one until that is counted.
create or replace function keep_rate(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into ratings as rating (id, association, conversation_id, channel, about, service, asked_at, score, at)
  select p_extra->>'id', association, id, channel, p_extra->>'about', p_extra->>'service', p_at, (p_extra->>'score')::smallint, p_at
  from conversations where id = p_conversation
  on conflict (id) do update set score = excluded.score, at = excluded.at where rating.conversation_id = p_conversation and rating.counted_on is null;
end $$;
