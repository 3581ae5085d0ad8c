-- What a turn leaves behind besides its lines. Called for turns that have passed every check, inside their transaction.
create function keep_extra(p_conversation bigint, p_extra jsonb) returns void language plpgsql as $$
declare
  c record;
  link record;
  hash bytea;
  at timestamptz := to_timestamp((p_extra->>'at')::double precision / 1000);
begin
  select id, association, channel into c from conversations where id = p_conversation;
  case p_extra->>'type'
  when 'request' then
    hash := decode(p_extra->>'recordHash', 'hex');
    insert into chains as chain values (c.association, sha256('\x00'::bytea || hash), 1)
    on conflict (association) do update set head = sha256(chain.head || hash), length = chain.length + 1
    returning head, length into link;
    insert into requests (reference, association, conversation_id, channel, service, submitted_at, reply_on, told, identity, proof, sealed, record_hash, chain_seq, chain_hash)
    values (
      p_extra->>'reference', c.association, c.id, c.channel, p_extra->>'service', at, (p_extra->>'replyOn')::date, (p_extra->>'told')::boolean,
      decode(p_extra->>'identity', 'hex'), decode(p_extra->>'proof', 'hex'), decode(p_extra->>'sealed', 'base64'), hash, link.length, link.head
    );
  when 'withdraw' then
    update requests set status = 'withdrawn' where reference = p_extra->>'reference' and association = c.association and status = 'submitted';
    if found then
      insert into request_events (reference, at, status) values (p_extra->>'reference', at, 'withdrawn');
    end if;
  when 'consent' then
    insert into consents values (c.id, at, (p_extra->>'given')::boolean, p_extra->>'notice') on conflict do nothing;
  when 'handOver' then
    insert into escalations (id, association, conversation_id, channel, reason, flow, step, field, tried, since, promised_by)
    values (
      p_extra->>'id', c.association, c.id, c.channel, p_extra->>'reason', p_extra->>'flow', p_extra->>'step', p_extra->>'field',
      array(select jsonb_array_elements_text(p_extra->'tried')), at, to_timestamp((p_extra->>'by')::double precision / 1000)
    );
  when 'stopWaiting' then
    update escalations set ended_at = at, outcome = 'left' where id = p_extra->>'id' and ended_at is null;
  when 'putOff' then
    update escalations set promised_by = to_timestamp((p_extra->>'by')::double precision / 1000) where id = p_extra->>'id' and ended_at is null;
  when 'optOut' then
    update conversations set opted_out = (p_extra->>'out')::boolean where id = c.id;
  when 'askRating' then
    insert into ratings (id, association, conversation_id, channel, about, service, asked_at)
    values (p_extra->>'id', c.association, c.id, c.channel, p_extra->>'about', p_extra->>'service', at) on conflict (id) do nothing;
  when 'rate' then
    insert into ratings as rating (id, association, conversation_id, channel, about, service, asked_at, score, at)
    values (p_extra->>'id', c.association, c.id, c.channel, p_extra->>'about', p_extra->>'service', at, (p_extra->>'score')::smallint, at)
    on conflict (id) do update set score = excluded.score, at = excluded.at where rating.conversation_id = c.id;
  when 'comment' then
    update ratings set comment = decode(p_extra->>'text', 'hex') where id = p_extra->>'id' and conversation_id = c.id;
  when 'file' then
    insert into files values (p_extra->>'id', c.id, (p_extra->>'seq')::int, (p_extra->>'size')::int, at);
  when 'flag' then
    update conversations set flagged_at = at where id = c.id;
  else
    perform keep_desk_extra(c.id, p_extra, at);
  end case;
end $$;

-- Commits many turns at once, each of another conversation, and answers one verdict for each:
-- 0 committed, 1 known already, 2 the version moved, 3 the owner changed, 4 there is no such conversation, 5 the reference is taken.
-- `p_seq` is the number of the first line of a turn, `p_last` of its last one. `p_holds` is 1 where the entry holds the new state.
-- A null due time, time of hearing or signed number leaves what is there; a due time of -1 ends the timer. Extras name their turn by its place (from 1).
create function commit_turns(
  p_id bigint[], p_version int[], p_epoch int[], p_holds int[], p_due bigint[], p_heard bigint[], p_signed bigint[],
  p_seq int[], p_last int[], p_kind int[], p_at bigint[], p_external bytea[], p_body bytea[], p_extras jsonb
) returns int[] language plpgsql
-- A group is small and the tables are large, whatever the statistics said when the plan was made.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan
as $$
declare
  verdicts int[];
  extra jsonb;
begin
  perform 1 from conversations where id = any (p_id) order by id for update;
  select array_agg(
    case
      when t.external is not null and exists (select 1 from entries e where e.conversation_id = t.id and e.external = t.external) then 1
      when c.id is null then 4
      when c.epoch <> t.epoch then 3
      when c.version <> t.version then 2
      else 0
    end order by t.n)
  into verdicts
  from unnest(p_id, p_version, p_epoch, p_external) with ordinality as t (id, version, epoch, external, n)
  left join conversations c on c.id = t.id;

  if p_extras is not null then
    for extra in select value from jsonb_array_elements(p_extras) where value->>'type' = 'request' loop
      if verdicts[(extra->>'turn')::int] = 0 and exists (select 1 from requests where reference = extra->>'reference') then
        verdicts[(extra->>'turn')::int] := 5;
      end if;
    end loop;
  end if;

  update conversations c
  set version = c.version + 1, seq = t.last, state_seq = case when t.holds = 1 then t.seq else c.state_seq end, signed_seq = coalesce(t.signed::int, c.signed_seq),
      due_at = case when t.due is null then c.due_at when t.due >= 0 then to_timestamp(t.due / 1000.0) end,
      heard_at = coalesce(to_timestamp(t.heard / 1000.0), c.heard_at)
  from unnest(p_id, p_holds, p_due, p_heard, p_signed, p_seq, p_last, verdicts) as t (id, holds, due, heard, signed, seq, last, verdict)
  where c.id = t.id and t.verdict = 0;

  insert into entries (conversation_id, seq, kind, at, external, body)
  select t.id, t.seq, t.kind, to_timestamp(t.at / 1000.0), t.external, t.body
  from unnest(p_id, p_seq, p_kind, p_at, p_external, p_body, verdicts) as t (id, seq, kind, at, external, body, verdict)
  where t.verdict = 0;

  if p_extras is not null then
    for extra in select value from jsonb_array_elements(p_extras) with ordinality as e (value, n) order by value->>'chain', n loop
      if verdicts[(extra->>'turn')::int] = 0 then
        perform keep_extra(p_id[(extra->>'turn')::int], extra);
      end if;
    end loop;
  end if;
  return verdicts;
end $$;
