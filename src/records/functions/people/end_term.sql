-- Ends the term of somebody at the desk, with all that hangs on it: a new password (`reset`), another `role`, or a stop (`stopped`). Sessions,
-- one-time links and acts of the former term are over from this commit on. Where `serves` is false their conversations wait for a person
-- again, and with another role those that they had for a case, which the new one may not read. Where a member wrote last the clock of what
-- was promised to them goes on.
-- `p_by` does it in the term `p_by_term`; a command names nobody. Answers a verdict (done, same, gone, lastAdmin, or over: the doer's own
-- right has ended) and the public names of the conversations that wait again.
create or replace function end_term(p_association text, p_id int, p_by int, p_by_term int, p_change jsonb, p_at timestamptz) returns jsonb language plpgsql as $$
declare
  person staff%rowtype;
  freed text[] := '{}';
  serves boolean := p_change->'serves' is distinct from 'false'::jsonb;
begin
  -- All admins are locked in one order: of two who demote one another at once, the second finds the first's act.
  perform 1 from staff
  where association = p_association and (id in (p_id, p_by) or (role = 'admin' and disabled_at is null))
  order by id for no key update;
  select * into person from staff where id = p_id and association = p_association;
  if not found then return jsonb_build_object('verdict', 'gone'); end if;
  if p_by is not null and not exists (select 1 from staff where id = p_by and association = p_association and term = p_by_term and disabled_at is null) then
    return jsonb_build_object('verdict', 'over');
  end if;
  if (p_change ? 'stopped' and person.disabled_at is not null) or p_change->>'role' = person.role then
    return jsonb_build_object('verdict', 'same');
  end if;
  if person.role = 'admin' and person.disabled_at is null and (p_change ? 'stopped' or p_change ? 'role') and not exists (
    select 1 from staff
    where association = p_association and id <> p_id and role = 'admin' and disabled_at is null and (password is not null or person.password is null)
  ) then
    return jsonb_build_object('verdict', 'lastAdmin');
  end if;

  update staff
  set term = term + 1,
      password = case when p_change ? 'reset' then null else password end,
      role = coalesce(p_change->>'role', role),
      disabled_at = case when p_change ? 'stopped' then p_at else disabled_at end
  where id = p_id;
  delete from staff_sessions where staff_id = p_id;
  delete from staff_links where staff_id = p_id;

  if not serves or p_change ? 'role' then
    -- A turn that commits at this moment is waited for, and seen by the statement after this one.
    perform 1 from conversations where association = p_association and owner = 'staff:' || p_id and (not serves or about is not null) order by id for no key update;
    -- Kinds of entries: 1 a member's, 4 a note, 6 a member's whose turn failed.
    with left_behind as (
      select c.id,
        (select e.kind from entries e where e.conversation_id = c.id and e.kind <> 4 order by e.seq desc limit 1) in (1, 6) as owed,
        (select max(s.promised_by) from escalations s where s.conversation_id = c.id and s.ended_at is null) as promised_by
      from conversations c where c.association = p_association and c.owner = 'staff:' || p_id and (not serves or c.about is not null)
    ), waiting as (
      update escalations s set claimed_by = null, claimed_at = null from left_behind l where s.conversation_id = l.id and s.ended_at is null
    ), given_up as (
      update conversations c
      set owner = 'bot', epoch = c.epoch + 1, lease_until = null, owed_at = null,
          due_at = case when l.owed then greatest(p_at, l.promised_by) else c.due_at end,
          flagged_at = case when l.owed and l.promised_by is null then p_at else c.flagged_at end
      from left_behind l where c.id = l.id returning c.public_id
    )
    select coalesce(array_agg(public_id), '{}') into freed from given_up;
  end if;
  return jsonb_build_object('verdict', 'done', 'freed', freed);
end $$;
