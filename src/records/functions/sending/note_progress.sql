-- A provider tells how far a parcel came; what comes late sets nothing back. Where the outcome of its attempt was not known yet, it is known now:
-- what comes after it may go at once. A parcel that was told to have failed and yet was delivered did arrive.
create or replace function note_progress(p_account text, p_external bytea, p_outbox bigint, p_part int, p_progress int)
returns void language plpgsql as $$
declare
  t record;
begin
  select * into t from parcel_told(p_account, p_external, p_outbox, p_part);
  if not found then return; end if;
  if t.came = 0 and p_progress = 1 and exists (
    select 1 from parcels p where p.outbox_id = t.outbox_id and p.part = t.part and p.external = p_external) then return; end if;
  insert into parcels as p (outbox_id, part, external, progress) values (t.outbox_id, t.part, p_external, p_progress)
  on conflict (outbox_id, part) do update set external = excluded.external, progress = greatest(p.progress, excluded.progress);
  if t.at_part <> t.part then return; end if;
  if not (t.state in ('attempting', 'unknown') or (t.state = 'waiting' and t.fault = 'unknownOutcome') or (t.state = 'dead' and p_progress > 1))
    or exists (select 1 from parcels p where p.outbox_id = t.outbox_id and p.progress = 0) then return; end if;
  update outbox x set state = 'waiting', part = (select max(p.part) + 1 from parcels p where p.outbox_id = x.id), fault = null, next_at = to_timestamp(0)
  where x.id = t.outbox_id;
  update addresses a set send_at = to_timestamp(0), held_until = case when t.state = 'attempting' then null else a.held_until end
  where a.conversation_id = t.conversation_id;
end $$;
