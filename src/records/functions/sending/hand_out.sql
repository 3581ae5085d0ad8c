-- Hands out the next entry of a conversation, to whoever holds the lease: the owner is looked at here, under a lock, so that no line of the bot
-- leaves after a person took over. Answers nothing when nothing is due; then `send_at` tells when to come again. Until `p_until` the attempt
-- may take; so long nobody else sends to the same member. `doubtful`: an earlier attempt ended without an outcome.
create or replace function hand_out(p_conversation bigint, p_lease int, p_now timestamptz, p_until timestamptz)
returns table (id bigint, seq int, part int, tries int, doubts int, repeats boolean, from_bot boolean, doubtful boolean, made_at timestamptz, kind smallint, body bytea)
language plpgsql as $$
declare
  c record;
  o record;
begin
  select v.epoch, v.owner into c from conversations v where v.id = p_conversation for share;
  perform 1 from addresses a where a.conversation_id = p_conversation and a.lease = p_lease for update;
  if not found then return; end if;
  update outbox x set state = 'cancelled'
  where x.conversation_id = p_conversation and x.state in ('waiting', 'attempting') and x.from_bot and (x.epoch <> c.epoch or c.owner <> 'bot');
  select x.* into o from outbox x where x.conversation_id = p_conversation and x.state in ('waiting', 'attempting') order by x.seq limit 1 for update;
  if o.id is null then
    update addresses a set send_at = null, held_until = null where a.conversation_id = p_conversation;
    return;
  end if;
  if o.state = 'waiting' and o.next_at > p_now then
    update addresses a set send_at = o.next_at, held_until = null where a.conversation_id = p_conversation;
    return;
  end if;
  update outbox x set state = 'attempting', tries = x.tries + 1 where x.id = o.id;
  update addresses a set send_at = p_until, held_until = p_until where a.conversation_id = p_conversation;
  return query select o.id, o.seq, o.part, o.tries, o.doubts, o.repeats, o.from_bot, o.state = 'attempting', o.made_at, e.kind, e.body
    from entries e where e.conversation_id = p_conversation and e.seq = o.seq;
end $$;
