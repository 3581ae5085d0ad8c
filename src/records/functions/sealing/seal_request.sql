-- Whatever writes a request, it is to be sealed, and what it was made under; but not while a backup is put back, which brings its links along.
create or replace function seal_request() returns trigger language plpgsql as $$
begin
  if new.made_under_mac is not null and current_setting('silah.restoring', true) is distinct from 'on' then
    insert into chain_waiting (association, kind, ref, hash) values (new.association, 'madeUnder', new.reference, new.made_under_mac);
  end if;
  if new.mac is not null and current_setting('silah.restoring', true) is distinct from 'on' then
    insert into chain_waiting (association, kind, ref, hash) values (new.association, 'request', new.reference, new.mac);
  end if;
  return null;
end $$;
create or replace trigger requests_seal after insert on requests for each row execute function seal_request();
