-- A conversation that nobody has is given to somebody at the desk: from now on the bot is silent. Refused where somebody has it by now or an alert stands in
-- it; by a rule also where nobody waits any more, and where whom it chose is away, or has more conversations by now than when it chose (`busy`).
create or replace function keep_assign(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
declare
  who int := (p_extra->>'staff')::int;
  by_rule boolean := p_extra->>'by' is null;
  waits boolean := exists (select 1 from escalations where conversation_id = p_conversation and ended_at is null);
begin
  if by_rule and (not waits or not exists (select 1 from staff where id = who and away_at is null)) then return false; end if;
  if by_rule and (select count(*) from conversations c join staff s on s.association = c.association where s.id = who and c.owner = 'staff:' || who) > (p_extra->>'busy')::int then
    return false;
  end if;
  update conversations set owner = 'staff:' || who, epoch = epoch + 1, due_at = null, owed_at = case when waits then p_at end,
    lease_until = case when waits then to_timestamp((p_extra->>'lease')::double precision / 1000) else to_timestamp((p_extra->>'quiet')::double precision / 1000) end,
    about = null, listed_at = greatest(listed_at, p_at)
  where id = p_conversation and owner = 'bot' and alerted_at is null;
  if not found then return false; end if;
  update escalations set claimed_by = who, claimed_at = p_at where conversation_id = p_conversation and ended_at is null;
  insert into assignments (conversation_id, staff_id, rule, by_staff, at) values (p_conversation, who, p_extra->>'rule', (p_extra->>'by')::int, p_at);
  return true;
end $$;
