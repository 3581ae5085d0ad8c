-- Whether a case that stands so is still to be decided; src/contract/cases/status.ts says the same.
create or replace function is_open(p_status text) returns boolean language sql immutable as $$
  select p_status in ('submitted', 'checked', 'asked', 'deferred')
$$;
