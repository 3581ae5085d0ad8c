-- What became of a parcel that was handed out. The lease is looked at again: false for whoever lost it, and where the provider's own word came
-- first; nothing is changed then. The name of another attempt gives way; how far this one came is never set back.
create or replace function settle_parcel(
  p_id bigint, p_lease int, p_state text, p_part int, p_doubts int, p_fault text, p_next timestamptz, p_sent int, p_external bytea
) returns boolean language plpgsql as $$
begin
  if p_state not in ('waiting', 'sent', 'dead', 'unknown') then raise exception 'no parcel ends as "%"', p_state; end if;
  update outbox x set state = p_state, part = p_part, doubts = p_doubts, fault = p_fault, next_at = p_next
  from addresses a where x.id = p_id and a.conversation_id = x.conversation_id and a.lease = p_lease and x.state = 'attempting';
  if not found then return false; end if;
  if p_sent is not null then
    insert into parcels as p (outbox_id, part, external) values (p_id, p_sent, p_external)
    on conflict (outbox_id, part) do update set external = excluded.external, progress = 1
    where p.external is distinct from excluded.external;
  end if;
  return true;
end $$;
