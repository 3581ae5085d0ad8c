-- Whether somebody at the desk may open a conversation in which an alert stood: those whom the pack names (by address), or researchers where none
-- of them has an account, or where a case of the conversation concerns each of them; never one whom the member excluded or whom such a case concerns, and women
-- alone where they wished so.
create or replace function may_open(p_conversation bigint, p_staff int, p_named text[], p_women text[]) returns boolean language sql stable as $$
  with concerned as (
    select k.staff_id from concerns k join requests r on r.reference = k.reference where r.conversation_id = p_conversation)
  select exists (
    select from staff s join conversations c on c.id = p_conversation and c.association = s.association
    where s.id = p_staff and s.disabled_at is null
      and case
        when exists (
          select from staff n where n.association = s.association and n.email = any (p_named) and n.disabled_at is null
            and n.id not in (select staff_id from concerned))
          then s.email = any (p_named)
        else s.role = 'researcher' end
      and s.id not in (select staff_id from concerned)
      and not exists (
        select from alerts a where a.conversation_id = c.id and (s.id = any (a.excluded) or (a.women_only and s.email <> all (p_women))))
  )
$$;
