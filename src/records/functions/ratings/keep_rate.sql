-- A member says how content they are, whether they were asked or not; a later answer replaces an earlier one until that is counted. From then on nothing
-- leads from it to them: neither a conversation nor a moment, days alone.
create or replace function keep_rate(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into ratings as rating (id, apart, association, channel, about, service, asked_at, score, at)
  select p_extra->>'id', true, association, channel, p_extra->>'about', p_extra->>'service', date_trunc('day', p_at, 'Asia/Riyadh'), (p_extra->>'score')::smallint,
    date_trunc('day', p_at, 'Asia/Riyadh')
  from conversations where id = p_conversation
  on conflict (id) do update set score = excluded.score, at = excluded.at, conversation_id = null, asked_at = date_trunc('day', rating.asked_at, 'Asia/Riyadh')
    where rating.counted_on is null;
end $$;
