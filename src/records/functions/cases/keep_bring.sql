-- A member sends what their case is still owed: it stays where it stands, `from`. Refuses when it stands elsewhere by now, when something of it was brought after
-- `seen`, or when this conversation is not shown to be its member's.
create or replace function keep_bring(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  perform 1 from requests
  where reference = p_extra->>'reference' and status = p_extra->>'from' and association = (select association from conversations where id = p_conversation)
    and p_conversation in (select conversations_of(p_extra->>'reference'))
  for update;
  if not found then return false; end if;
  if last_step(p_extra->>'reference', p_extra->>'status') <> (p_extra->>'seen')::bigint then return false; end if;
  perform add_step(p_extra, p_at);
  return true;
end $$;
