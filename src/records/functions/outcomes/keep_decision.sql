-- Somebody decides on a case, or concludes it, or provided the service. Refuses when it has another status by now.
create or replace function keep_decision(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  return move_case(p_conversation, p_extra, p_at);
end $$;
