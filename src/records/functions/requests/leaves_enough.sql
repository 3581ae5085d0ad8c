-- Whether a case still has enough people when somebody (`p_staff`) is concerned by it: of each of the roles in `p_left` (`roles`, `least`, `excludes`) so many others
-- who can sign in and whom nothing keeps from it. Whom something keeps from it already takes nobody away.
create or replace function leaves_enough(p_reference text, p_staff int, p_left jsonb) returns boolean language sql stable as $$
  select not exists (
    select from staff s, jsonb_array_elements(p_left) as wanted
    where s.id = p_staff and s.disabled_at is null and wanted->'roles' ? s.role and not barred_from(p_reference, s.id, wanted->'excludes')
      and (wanted->>'least')::int > (
        select count(*) from staff o
        where o.association = s.association and o.id <> s.id and o.disabled_at is null and o.password is not null and wanted->'roles' ? o.role
          and not barred_from(p_reference, o.id, wanted->'excludes')))
$$;
