-- A claim ran out: the conversation is the bot's. Whoever was never answered waits for a person as before; where a person answered, that
-- waiting is over (`outcome` says how). Where an alert is open its alarm begins anew: nobody is with the member any more.
create or replace function keep_release(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update alerts a
  set acknowledged_by = null, acknowledged_at = null, unreached_at = null, alarm_from = p_at, step = 0, next_at = p_at,
    let_go_at = p_at, let_go_by = nullif(split_part(c.owner, ':', 2), '')::int
  from conversations c where c.id = p_conversation and a.conversation_id = c.id and a.closed_at is null;
  update conversations set owner = 'bot', epoch = epoch + 1, lease_until = null, owed_at = null where id = p_conversation;
  update escalations set ended_at = p_at, outcome = p_extra->>'outcome' where conversation_id = p_conversation and ended_at is null and answered_at is not null;
  update escalations set claimed_by = null, claimed_at = null where conversation_id = p_conversation and ended_at is null;
end $$;
