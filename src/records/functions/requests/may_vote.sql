-- Whether somebody of the committee may vote on a case that is held, and their vote counts as it was reckoned: they have not yet, nothing bars them, and as
-- many votes stand as were seen (`cast`).
create or replace function may_vote(p_extra jsonb) returns boolean language plpgsql stable as $$
begin
  return votes_stand(p_extra->>'reference', (p_extra->>'cast')::int)
    and (p_extra->>'staff')::int not in (select votes_cast(p_extra->>'reference'))
    and not barred_from(p_extra->>'reference', (p_extra->>'staff')::int, p_extra->'excludes');
end $$;
