-- A member sends what their case waits for: it goes on where it stood. Refuses when it waits for this no more, or when this conversation is not shown
-- to be its member's.
create or replace function keep_supply(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update requests set status = p_extra->>'status'
  where reference = p_extra->>'reference' and status = 'asked' and association = (select association from conversations where id = p_conversation)
    and p_conversation in (select conversations_of(p_extra->>'reference'))
    and last_step(p_extra->>'reference', 'asked') = (p_extra->>'step')::bigint;
  if not found then return false; end if;
  perform add_step(p_extra, p_at);
  if p_extra ? 'day' then perform move_day(p_extra, p_at); end if;
  return true;
end $$;
