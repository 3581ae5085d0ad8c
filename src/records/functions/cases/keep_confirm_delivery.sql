-- A member says whether a service that was provided reached them. Refuses when the case stands elsewhere by now, or when this conversation is not shown to be its
-- member's.
create or replace function keep_confirm_delivery(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update requests set status = p_extra->>'status'
  where reference = p_extra->>'reference' and status = p_extra->>'from' and association = (select association from conversations where id = p_conversation)
    and p_conversation in (select conversations_of(p_extra->>'reference'));
  if not found then return false; end if;
  insert into request_events (reference, at, status, mac) values (p_extra->>'reference', p_at, p_extra->>'status', decode(p_extra->>'mac', 'hex'));
  return true;
end $$;
