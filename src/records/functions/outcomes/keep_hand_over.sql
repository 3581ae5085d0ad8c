-- A member waits for a person from now on.
create or replace function keep_hand_over(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into escalations (id, association, conversation_id, channel, reason, flow, step, field, tried, since, promised_by, first_promised_by)
  select
    p_extra->>'id', association, id, channel, p_extra->>'reason', p_extra->>'flow', p_extra->>'step', p_extra->>'field',
    array(select jsonb_array_elements_text(p_extra->'tried')), p_at, to_timestamp((p_extra->>'by')::double precision / 1000), to_timestamp((p_extra->>'by')::double precision / 1000)
  from conversations where id = p_conversation;
  update conversations set listed_at = greatest(listed_at, p_at) where id = p_conversation;
end $$;
