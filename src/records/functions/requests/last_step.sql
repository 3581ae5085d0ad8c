-- The last step of a kind in the history of a case, by its number; 0 where there is none.
create or replace function last_step(p_reference text, p_status text) returns bigint language sql stable as $$
  select coalesce((select max(id) from request_events where reference = p_reference and status = p_status), 0)
$$;
