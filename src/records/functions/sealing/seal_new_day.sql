-- Another day for the answer to a request is to be sealed.
create or replace function seal_new_day() returns trigger language plpgsql as $$
begin
  if new.mac is not null and current_setting('silah.restoring', true) is distinct from 'on' then
    insert into chain_waiting (association, kind, ref, hash)
    select association, 'newDay', new.reference || '/day/' || new.id, new.mac from requests where reference = new.reference;
  end if;
  return null;
end $$;
create or replace trigger new_days_seal after insert on new_days for each row execute function seal_new_day();
