-- A file of a conversation is to be sealed.
create or replace function seal_file() returns trigger language plpgsql as $$
begin
  if new.mac is not null and current_setting('silah.restoring', true) is distinct from 'on' then
    insert into chain_waiting (association, kind, ref, hash)
    select association, 'attachment', new.id, new.mac from conversations where id = new.conversation_id;
  end if;
  return null;
end $$;
create or replace trigger files_seal after insert on files for each row execute function seal_file();
