-- How the conversations of channels that we call are reached. `sealed` is the address, encrypted with the conversation's key; `heard_at` is the
-- provider's clock. `send_at` is when something is to be sent next, or until when somebody is sending; whoever sends knows `lease`.
create table addresses (
  conversation_id bigint primary key references conversations (id) on delete cascade,
  account text not null,
  sealed bytea not null,
  heard_at timestamptz not null,
  blocked_at timestamptz,
  send_at timestamptz,
  lease int not null default 0
) with (fillfactor = 70);
create index addresses_due on addresses (account, send_at) where send_at is not null;

-- Other names by which a channel calls the same member, as keyed hashes.
create table aliases (
  association text not null,
  channel text not null,
  address bytea not null,
  conversation_id bigint not null references conversations (id) on delete cascade,
  primary key (association, channel, address)
);
create index aliases_conversation on aliases (conversation_id);

-- What is to be sent: one row for each entry that says something, in the order of `seq`. `part` counts the parcels that are known to be sent.
-- state: waiting, attempting (handed out, outcome not known yet), sent, dead, unknown (nobody knows, and it must not be repeated), cancelled.
-- `epoch` is the owner's epoch that a line of the bot belongs to. `repeats`: may be sent again after an unknown outcome.
create table outbox (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references conversations (id) on delete cascade,
  seq int not null,
  epoch int not null,
  from_bot boolean not null,
  repeats boolean not null,
  state text not null default 'waiting',
  part int not null default 0,
  tries int not null default 0,
  doubts int not null default 0,
  fault text,
  next_at timestamptz not null,
  made_at timestamptz not null,
  unique (conversation_id, seq)
) with (fillfactor = 70);
create index outbox_open on outbox (conversation_id, seq) where state in ('waiting', 'attempting');
create index outbox_failed on outbox (conversation_id) where state in ('dead', 'unknown');

-- Parcels that a provider took, by the keyed hash of its name for them, and how far they came: 1 sent, 2 delivered, 3 read.
create table parcels (
  outbox_id bigint not null references outbox (id) on delete cascade,
  part int not null,
  external bytea,
  progress smallint not null default 1,
  primary key (outbox_id, part)
);
create index parcels_external on parcels (external) where external is not null;

-- Messages that are kept before their turn, because a file must be fetched first; later ones of the conversation wait behind them.
create table arrivals (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references conversations (id) on delete cascade,
  external bytea not null,
  sealed bytea not null,
  tries int not null default 0,
  next_at timestamptz not null,
  unique (conversation_id, external)
);
create index arrivals_due on arrivals (next_at);

-- One-time forms for what must not be asked in a chat, as SHA-256 of the secret in their address. A form answers one question only.
create table forms (
  hash bytea primary key,
  conversation_id bigint not null references conversations (id) on delete cascade,
  prompt text not null,
  ends_at timestamptz not null,
  used_at timestamptz
);
create index forms_conversation on forms (conversation_id);

-- Conversations of one member on several channels: proved by the reference of a request and a confirmed field. Never across associations.
create table links (
  conversation_id bigint not null references conversations (id) on delete cascade,
  other_id bigint not null references conversations (id) on delete cascade,
  at timestamptz not null,
  primary key (conversation_id, other_id)
);
create index links_other on links (other_id);

-- What is to be sent of an entry, and the proof that two conversations are of one member; called by keep_extra for kinds that it does not know.
create function keep_sending_extra(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  case p_extra->>'type'
  when 'send' then
    insert into outbox (conversation_id, seq, epoch, from_bot, repeats, next_at, made_at)
    select id, (p_extra->>'seq')::int, epoch, (p_extra->>'bot')::boolean, (p_extra->>'repeats')::boolean, p_at, p_at from conversations where id = p_conversation;
    update addresses set send_at = least(send_at, p_at) where conversation_id = p_conversation;
  when 'link' then
    insert into links (conversation_id, other_id, at)
    select p_conversation, r.conversation_id, p_at from requests r join conversations c on c.id = p_conversation and c.association = r.association
    where r.reference = p_extra->>'reference' and r.conversation_id <> p_conversation
    on conflict do nothing;
  when 'takeover' then
    update conversations set owner = 'phone', epoch = epoch + 1, lease_until = to_timestamp((p_extra->>'lease')::double precision / 1000), due_at = null
    where id = p_conversation;
    update escalations set answered_at = p_at where conversation_id = p_conversation and ended_at is null and answered_at is null;
  else
    raise exception 'unknown extra %', p_extra->>'type';
  end case;
end $$;

-- Hands out the next entry of a conversation, to whoever holds the lease: the owner is looked at here, under a lock, so that no line of the bot
-- leaves after a person took over. Answers nothing when nothing is due; then `send_at` tells when to come again.
create function hand_out(p_conversation bigint, p_lease int, p_now timestamptz, p_until timestamptz)
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
    update addresses a set send_at = null where a.conversation_id = p_conversation;
    return;
  end if;
  if o.state = 'waiting' and o.next_at > p_now then
    update addresses a set send_at = o.next_at where a.conversation_id = p_conversation;
    return;
  end if;
  update outbox x set state = 'attempting', tries = x.tries + 1 where x.id = o.id;
  update addresses a set send_at = p_until where a.conversation_id = p_conversation;
  return query select o.id, o.seq, o.part, o.tries, o.doubts, o.repeats, o.from_bot, o.state = 'attempting', o.made_at, e.kind, e.body
    from entries e where e.conversation_id = p_conversation and e.seq = o.seq;
end $$;

-- What became of a parcel that was handed out. The lease is looked at again: who lost it changes nothing.
create function settle_parcel(
  p_id bigint, p_lease int, p_state text, p_part int, p_doubts int, p_fault text, p_next timestamptz, p_sent int, p_external bytea
) returns boolean language plpgsql as $$
begin
  update outbox x set state = p_state, part = p_part, doubts = p_doubts, fault = p_fault, next_at = p_next
  from addresses a where x.id = p_id and a.conversation_id = x.conversation_id and a.lease = p_lease and x.state = 'attempting';
  if not found then return false; end if;
  if p_sent is not null then
    insert into parcels (outbox_id, part, external) values (p_id, p_sent, p_external) on conflict do nothing;
  end if;
  return true;
end $$;
