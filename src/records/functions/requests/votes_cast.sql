-- Who voted on a case since it came to where it stands.
create or replace function votes_cast(p_reference text) returns setof int language sql stable as $$
  select staff_id from request_events where reference = p_reference and status like 'vote.%'
    and id > coalesce((select max(id) from request_events where reference = p_reference and not is_note(status)), 0)
$$;
