-- Whether somebody of the committee may not judge a case: they are concerned by it, or, by `p_excludes`, checked it, visited its member, opened it for them or
-- served them.
create or replace function barred_from(p_reference text, p_staff int, p_excludes jsonb) returns boolean language sql stable as $$
  select exists (select 1 from concerns where reference = p_reference and staff_id = p_staff)
    or p_excludes ? 'checked' and exists (select 1 from request_events where reference = p_reference and status in ('checked', 'visited') and staff_id = p_staff)
    or p_excludes ? 'served' and (
      exists (select 1 from request_events where reference = p_reference and status = 'opened' and staff_id = p_staff)
      or exists (
        select 1 from escalations e join requests r on r.conversation_id = e.conversation_id where r.reference = p_reference and e.claimed_by = p_staff))
$$;
