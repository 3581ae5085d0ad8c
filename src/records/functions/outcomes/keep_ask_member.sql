-- Something is asked of the member of a case. Refuses when it has another status by now.
create or replace function keep_ask_member(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  return move_case(p_conversation, p_extra, p_at);
end $$;
