-- Whether a request that stands so is still to be decided.
create or replace function is_open(p_status text) returns boolean language sql immutable as $$
  select p_status in ('submitted')
$$;
