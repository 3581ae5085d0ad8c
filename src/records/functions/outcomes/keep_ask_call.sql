-- A member wants to be called: a call that stands already gives way to this one.
create or replace function keep_ask_call(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update call_backs set ended_at = p_at, result = 'replaced', number = null, callee = null where conversation_id = p_conversation and ended_at is null;
  insert into call_backs (id, association, conversation_id, asked_at, number, callee, proved, begins_at, ends_at)
  select p_extra->>'id', association, id, p_at, decode(p_extra->>'number', 'hex'), decode(p_extra->>'callee', 'hex'), coalesce((p_extra->>'proved')::boolean, false),
    to_timestamp((p_extra->>'from')::double precision / 1000), to_timestamp((p_extra->>'to')::double precision / 1000)
  from conversations where id = p_conversation
  on conflict do nothing;
end $$;
