-- Whether somebody at the desk is concerned by a case: they can neither read nor decide it.
create or replace function concerned_by(p_reference text, p_staff int) returns boolean language sql stable as $$
  select exists (select 1 from concerns where reference = p_reference and staff_id = p_staff)
$$;
