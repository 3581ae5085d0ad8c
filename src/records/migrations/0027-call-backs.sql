-- Members who want to be called. The number is encrypted by the key of the conversation, and goes when the call is over. `begins_at`, `ends_at`: between
-- which moments they were told to expect it. `taken_by`: who makes it now; `tried_by`: who tried last. `result`: reached, drop, off, replaced, expired.
-- functions 41b0d1b3131f12fc3d56d363c87f389cbbe266cac549ff4616db208271665648
create table call_backs (
  id text primary key,
  association text not null,
  conversation_id bigint not null references conversations (id) on delete cascade,
  asked_at timestamptz not null,
  number bytea,
  begins_at timestamptz,
  ends_at timestamptz,
  taken_by int references staff (id),
  taken_at timestamptz,
  tries int not null default 0,
  tried_by int references staff (id),
  ended_at timestamptz,
  result text
);
-- A conversation has one that stands.
create unique index call_backs_open on call_backs (conversation_id) where ended_at is null;
create index call_backs_association on call_backs (association, begins_at) where ended_at is null;
