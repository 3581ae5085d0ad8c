-- A member says how content they are, whether they were asked or not; a later answer replaces an earlier one until that is counted. From then on nothing
-- leads from it to them: neither a conversation nor a moment, days alone; until it is counted a keyed hash says which ratings are of one conversation.
create or replace function keep_rate(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
declare
  v_ground smallint := case
    when p_extra->>'about' in ('request', 'served') or exists (select from requests where conversation_id = p_conversation)
      or exists (select from escalations where conversation_id = p_conversation and answered_at is not null) then 2
    when p_extra->>'about' = 'service' then 0 else 1 end;
begin
  insert into ratings as rating (id, apart, association, channel, about, service, asked_at, score, at, ground, rater)
  select p_extra->>'id', true, association, channel, p_extra->>'about', p_extra->>'service', date_trunc('day', p_at, 'Asia/Riyadh'), (p_extra->>'score')::smallint,
    date_trunc('day', p_at, 'Asia/Riyadh'), v_ground, p_extra->>'rater'
  from conversations where id = p_conversation
  on conflict (id) do update set score = excluded.score, at = excluded.at, ground = excluded.ground, rater = excluded.rater, conversation_id = null,
      asked_at = date_trunc('day', rating.asked_at, 'Asia/Riyadh')
    where rating.counted_on is null;
end $$;
