-- A member withdraws a request, and every other conversation of theirs is to be told. Refuses when it is not open any more (it was decided or
-- withdrawn meanwhile, perhaps from another conversation), or when this conversation is not shown to be its member's.
create or replace function keep_withdraw(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update requests set status = 'withdrawn'
  where reference = p_extra->>'reference' and is_open(status) and association = (select association from conversations where id = p_conversation)
    and p_conversation in (select conversations_of(p_extra->>'reference'));
  if not found then return false; end if;
  insert into request_events (reference, at, status, mac) values (p_extra->>'reference', p_at, 'withdrawn', decode(p_extra->>'mac', 'hex'));
  insert into withdrawal_notices (conversation_id, reference, at)
  select one, p_extra->>'reference', p_at from conversations_of(p_extra->>'reference') as one where one <> p_conversation
  on conflict do nothing;
  return true;
end $$;
