-- The parcel that a provider tells of: by its own name of it (`p_external`), else by ours (`p_outbox`, `p_part`) where that is one of this account.
-- Its conversation and its entry are locked, in the order in which they are handed out. `came` is how far it is known to have come: 0 it failed,
-- 1 sent, 2 delivered, 3 read; null where nobody told of it. Answers nothing where there is no such parcel, and where the word is of another attempt
-- than the one that counts.
create or replace function parcel_told(p_account text, p_external bytea, p_outbox bigint, p_part int)
returns table (outbox_id bigint, conversation_id bigint, part int, state text, fault text, at_part int, came smallint)
language plpgsql as $$
declare
  v_id bigint := p_outbox;
  v_part int := p_part;
  k record;
begin
  select p.outbox_id, p.part into k from parcels p where p.external = p_external limit 1;
  if found then
    v_id := k.outbox_id;
    v_part := k.part;
  end if;
  perform 1 from outbox x join addresses a on a.conversation_id = x.conversation_id where x.id = v_id for update of a;
  perform 1 from outbox x where x.id = v_id for update;
  return query select x.id, x.conversation_id, v_part, x.state, x.fault, x.part, p.progress
    from outbox x join conversations c on c.id = x.conversation_id left join parcels p on p.outbox_id = x.id and p.part = v_part
    where x.id = v_id and v_part <= x.part and c.association || '/' || c.channel = p_account
      and (p.external is null or p.external = p_external or p.progress = 0);
end $$;
