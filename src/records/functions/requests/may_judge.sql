-- Whether somebody of the committee may vote on a case that is held: they voted on it neither before nor, by `p_excludes`, checked it or served its member;
-- and `p_cast` votes were cast since the case came to where it stands, so that the verdict that was made of them is still right.
create or replace function may_judge(p_reference text, p_staff int, p_cast int, p_excludes jsonb) returns boolean language sql stable as $$
  with cast_since as (
    select staff_id from request_events where reference = p_reference and status like 'vote.%'
      and id > coalesce((select max(id) from request_events where reference = p_reference and status <> 'identitySeen' and status not like 'vote.%'), 0))
  select (select count(*) from cast_since) = p_cast and p_staff not in (select staff_id from cast_since)
    and not (p_excludes ? 'checked' and exists (select 1 from request_events where reference = p_reference and status = 'checked' and staff_id = p_staff))
    and not (p_excludes ? 'served' and exists (
      select 1 from escalations e join requests r on r.conversation_id = e.conversation_id where r.reference = p_reference and e.claimed_by = p_staff))
$$;
