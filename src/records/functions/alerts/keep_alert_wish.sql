-- What a member wishes of those who read their open alert: people with one of these words in their names do not, women alone do, nothing is written
-- to them.
create or replace function keep_alert_wish(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update alerts a
  set women_only = coalesce((p_extra->>'women')::boolean, a.women_only), silent = coalesce((p_extra->>'silent')::boolean, a.silent),
    excluded = array(
      select unnest(a.excluded)
      union
      select s.id from staff s where s.association = a.association and name_words(s.name) && name_words(p_extra->>'names'))
  where a.conversation_id = p_conversation and a.closed_at is null;
end $$;
