-- Entries go with their conversations: they have no foreign key, which would be checked at every turn.
create or replace function drop_entries() returns trigger language plpgsql as $$
begin
  delete from entries using gone where entries.conversation_id = gone.id;
  return null;
end $$;
