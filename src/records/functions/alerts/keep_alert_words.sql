-- A member of whom an alert is open wrote more, which may be read by those who open it, or is held until they say so.
create or replace function keep_alert_words(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into alert_words (alert_id, seq, at, held, sealed)
  select id, (p_extra->>'seq')::int, p_at, coalesce((p_extra->>'held')::boolean, exists (select from alert_words w where w.alert_id = alerts.id and w.held)),
     decode(p_extra->>'words', 'hex') from alerts
  where conversation_id = p_conversation and closed_at is null and p_extra->>'words' is not null
  on conflict do nothing;
end $$;
