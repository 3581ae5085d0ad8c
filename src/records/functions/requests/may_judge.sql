-- Whether somebody of the committee may vote on a case that is held: they have not yet, nothing bars them, and `p_cast` votes were cast since the case
-- came to where it stands, so that the verdict that was made of them is still right.
create or replace function may_judge(p_reference text, p_staff int, p_cast int, p_excludes jsonb) returns boolean language sql stable as $$
  select (select count(*) from case_votes(p_reference)) = p_cast and p_staff not in (select case_votes(p_reference))
    and not barred_from(p_reference, p_staff, p_excludes)
$$;
