-- Since when a case has waited for what its member owes it: it came to where it stands, or something of it was brought or asked for anew.
create or replace function owed_since(p_reference text) returns timestamptz language sql stable as $$
  select greatest(r.submitted_at, (select max(e.at) from request_events e where e.reference = r.reference and (not is_note(e.status) or e.status in ('brought', 'askedAnew'))))
  from requests r where r.reference = p_reference
$$;
