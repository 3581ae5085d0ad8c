-- A member says that the words that were held with their alert may be read.
create or replace function keep_release_words(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update alert_words w set held = false from alerts a where a.id = w.alert_id and a.conversation_id = p_conversation and a.closed_at is null and w.held;
end $$;
