-- A person at the desk had the identifiers of a line, or of a request, shown in full.
create or replace function keep_reveal(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into reveals (association, conversation_id, staff_id, line, reference, at)
  select association, id, (p_extra->>'staff')::int, (p_extra->>'line')::int, p_extra->>'reference', p_at from conversations where id = p_conversation;
end $$;
