-- A member withdraws a request. Refuses when it is not open any more: it was decided or withdrawn meanwhile, perhaps from another conversation.
create or replace function keep_withdraw(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update requests set status = 'withdrawn'
  where reference = p_extra->>'reference' and status = 'submitted' and association = (select association from conversations where id = p_conversation);
  if not found then return false; end if;
  insert into request_events (reference, at, status) values (p_extra->>'reference', p_at, 'withdrawn');
  return true;
end $$;
