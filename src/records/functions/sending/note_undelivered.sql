-- A provider could not deliver a parcel after all. What was delivered stays so, and whoever says it twice changes nothing. From the part that failed on
-- it may be sent again. Where its attempt was still under way, what comes after it may go at once. Answers what it belonged to.
create or replace function note_undelivered(p_account text, p_external bytea, p_outbox bigint, p_part int, p_fault text)
returns table (public_id text, seq int) language plpgsql as $$
declare
  t record;
begin
  select * into t from parcel_told(p_account, p_external, p_outbox, p_part);
  if not found or t.came > 1 then return; end if;
  if t.came = 0 and exists (
    select 1 from parcels p where p.outbox_id = t.outbox_id and p.part = t.part and p.external = p_external) then return; end if;
  insert into parcels (outbox_id, part, external, progress) values (t.outbox_id, t.part, p_external, 0)
  on conflict (outbox_id, part) do update set external = excluded.external, progress = 0;
  if t.state not in ('waiting', 'attempting', 'sent', 'unknown') then return; end if;
  update outbox x set state = 'dead', fault = p_fault, part = t.part where x.id = t.outbox_id;
  if t.state = 'attempting' and t.at_part = t.part then
    update addresses a set send_at = to_timestamp(0), held_until = null where a.conversation_id = t.conversation_id;
  end if;
  return query select c.public_id, x.seq from outbox x join conversations c on c.id = x.conversation_id where x.id = t.outbox_id;
end $$;
