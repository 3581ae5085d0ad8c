-- What became of a request is to be sealed: decided by somebody of the association, or withdrawn by the member, or that the member sent what was asked for.
create or replace function seal_event() returns trigger language plpgsql as $$
begin
  if new.mac is not null and current_setting('silah.restoring', true) is distinct from 'on' then
    insert into chain_waiting (association, kind, ref, hash)
    select association, case when new.staff_id is not null then 'decision' when new.status = 'withdrawn' then 'withdrawal' else 'answer' end, new.reference || '/' || new.id, new.mac
    from requests where reference = new.reference;
  end if;
  return null;
end $$;
create or replace trigger request_events_seal after insert on request_events for each row execute function seal_event();
