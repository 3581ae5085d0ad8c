-- Somebody at the desk is named in a note.
create or replace function keep_name_colleague(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language sql as $$
  insert into mentions (conversation_id, staff_id, seq, at)
  select p_conversation, (p_extra->>'staff')::int, (p_extra->>'seq')::int, p_at on conflict do nothing
$$;
