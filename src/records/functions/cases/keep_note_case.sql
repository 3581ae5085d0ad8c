-- Somebody at the desk notes something in the history of a case, which stays where it is: `from`. Refuses when it stands elsewhere by now, when the
-- same was noted after `seen`, or when it concerns whoever notes it.
create or replace function keep_note_case(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  if not holds_case(p_conversation, p_extra) then return false; end if;
  if last_step(p_extra->>'reference', p_extra->>'status') <> (p_extra->>'seen')::bigint then return false; end if;
  perform add_step(p_extra, p_at);
  return true;
end $$;
