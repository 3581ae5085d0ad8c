-- Whether a step of a history leaves the case where it is; src/records/requests/notes.ts says the same.
create or replace function is_note(p_status text) returns boolean language sql immutable as $$
  select p_status in ('identitySeen', 'concerned', 'concernOver', 'listsChecked', 'deliveredPart', 'brought', 'askedAnew', 'visited', 'opened') or p_status like 'vote.%'
$$;
