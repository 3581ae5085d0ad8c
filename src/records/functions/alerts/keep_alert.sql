-- Somebody may be in danger: an alert is opened, or noted with the one that is open. That one calls anew where it was acknowledged and no person
-- has the conversation. No browser of the member is told anything from now on, and no link leads back to it.
create or replace function keep_alert(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
declare
  standing text;
begin
  select id into standing from alerts where conversation_id = p_conversation and closed_at is null;
  if standing is null then
    insert into alerts (id, association, conversation_id, seq, opened_at, alarm_from, next_at)
    select p_extra->>'id', association, id, (p_extra->>'seq')::int, p_at, p_at, p_at from conversations where id = p_conversation
    returning id into standing;
  else
    update alerts set acknowledged_by = null, acknowledged_at = null, unreached_at = null, alarm_from = p_at, step = 0, next_at = p_at
    where id = standing and acknowledged_at is not null and exists (select from conversations where id = p_conversation and owner = 'bot');
  end if;
  insert into alert_kinds (alert_id, seq, at, sealed) values (standing, (p_extra->>'seq')::int, p_at, decode(p_extra->>'kind', 'hex'))
  on conflict do nothing;
  insert into alert_words (alert_id, seq, at, held, sealed)
  select standing, (p_extra->>'seq')::int, p_at, (p_extra->>'held')::boolean, decode(p_extra->>'words', 'hex')
  where p_extra->>'words' is not null
  on conflict do nothing;
  delete from push_subscriptions where conversation_id = p_conversation;
  delete from return_links where conversation_id = p_conversation;
  update conversations set alerted_at = coalesce(alerted_at, p_at) where id = p_conversation;
end $$;
