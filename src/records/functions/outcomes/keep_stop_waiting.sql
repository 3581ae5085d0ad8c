-- A member waits for a person no longer.
create or replace function keep_stop_waiting(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update escalations set ended_at = p_at, outcome = 'left' where id = p_extra->>'id' and ended_at is null;
end $$;
