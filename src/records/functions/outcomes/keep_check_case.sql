-- Somebody held the data of a case against its papers, and it goes to the committee. Refuses when it has another status by now.
create or replace function keep_check_case(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  return move_case(p_conversation, p_extra, p_at);
end $$;
