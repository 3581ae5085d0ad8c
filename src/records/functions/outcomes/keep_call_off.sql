-- A member does not want to be called any more: their number is not kept.
create or replace function keep_call_off(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update call_backs set ended_at = p_at, result = 'off', number = null, callee = null, untold_at = null
  where id = p_extra->>'id' and conversation_id = p_conversation and ended_at is null;
end $$;
