-- One hash chain for each association: the last link and how many there are.
create table chains (
  association text primary key,
  head bytea not null,
  length int not null
);

-- Submitted requests. `sealed` is the encrypted canonical record with its salt; `record_hash` is SHA-256 of salt and record;
-- `chain_hash` binds it to all requests before it. `identity` and `proof` are keyed hashes for look-up: of the national id,
-- and of the reference with the last four figures of the id.
create table requests (
  reference text primary key,
  association text not null,
  conversation_id bigint not null references conversations (id),
  channel text not null,
  service text not null,
  status text not null default 'submitted',
  submitted_at timestamptz not null,
  reply_on date not null,
  told boolean not null,
  identity bytea,
  proof bytea,
  sealed bytea not null,
  record_hash bytea not null,
  chain_seq int not null,
  chain_hash bytea not null,
  unique (association, chain_seq)
);
create index requests_conversation on requests (conversation_id);
create index requests_identity on requests (association, service, identity) where identity is not null;

-- What happened to a request after it was sent, one row for each change. The sending itself is in `requests`.
create table request_events (
  id bigint generated always as identity primary key,
  reference text not null references requests (reference),
  at timestamptz not null,
  status text not null
);
create index request_events_reference on request_events (reference);

create table consents (
  conversation_id bigint not null references conversations (id) on delete cascade,
  at timestamptz not null,
  given boolean not null,
  notice text not null,
  primary key (conversation_id, at)
);

-- Who waits for a person, why, since when and until when an answer was promised. `tried` are the answers that the bot gave before.
create table escalations (
  id text primary key,
  association text not null,
  conversation_id bigint not null references conversations (id) on delete cascade,
  channel text not null,
  reason text not null,
  flow text not null,
  step text not null,
  field text,
  tried text[] not null,
  since timestamptz not null,
  promised_by timestamptz not null,
  ended_at timestamptz,
  outcome text
);
create index escalations_open on escalations (association, since) where ended_at is null;
create index escalations_conversation on escalations (conversation_id);

-- Satisfaction: one row for each time that it was asked; `score` and `at` are null until it is answered. No row carries who served the member.
create table ratings (
  id text primary key,
  association text not null,
  conversation_id bigint references conversations (id) on delete set null,
  channel text not null,
  about text not null,
  service text,
  asked_at timestamptz not null,
  score smallint check (score between 1 and 5),
  comment bytea,
  at timestamptz
);
create index ratings_association on ratings (association, asked_at);

-- Files that members sent; the bytes lie encrypted in FILES_DIR under `id`.
create table files (
  id text primary key,
  conversation_id bigint not null references conversations (id) on delete cascade,
  seq int not null,
  size int not null,
  at timestamptz not null
);
create index files_conversation on files (conversation_id);
