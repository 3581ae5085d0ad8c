-- Whether `p_cast` votes were cast on a case that is held since it came to where it stands, so that what was made of them is still right.
create or replace function votes_stand(p_reference text, p_cast int) returns boolean language sql stable as $$
  select (select count(*) from votes_cast(p_reference)) = p_cast
$$;
