-- A person reported to an authority what an alert is about.
create or replace function keep_protection_report(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into protection_reports (alert_id, staff_id, at, sealed)
  select id, (p_extra->>'staff')::int, p_at, decode(p_extra->>'report', 'hex') from alerts where id = p_extra->>'alert' and conversation_id = p_conversation;
end $$;
