-- Keys of the installation, wrapped by the key that the environment or the key file holds.
create table keys (
  name text primary key,
  wrapped bytea not null
);

-- One row for each conversation. `data_key` (wrapped) encrypts everything that is written in it. The state of the dialogue stands in the
-- entry `state_seq`, encrypted together with what the turn heard and said.
-- `version` counts commits, `seq` is the number of the last message; whoever commits must know both owner epoch and version.
-- `due_at` is a lower bound of the next timer: it is moved when it has passed, not at every turn, so that most updates touch no index.
create table conversations (
  id bigint generated always as identity primary key,
  public_id text not null unique,
  association text not null,
  channel text not null,
  address bytea not null,
  data_key bytea not null,
  owner text not null default 'bot',
  epoch int not null default 0,
  version int not null default 0,
  seq int not null default 0,
  signed_seq int not null default 0,
  state_seq int not null default 0,
  due_at timestamptz,
  heard_at timestamptz,
  flagged_at timestamptz,
  opted_out boolean not null default false,
  created_at timestamptz not null,
  unique (association, channel, address)
) with (fillfactor = 70);
create index conversations_due on conversations (due_at) where due_at is not null;
create index conversations_flagged on conversations (association, flagged_at) where flagged_at is not null;

-- The transcript, which is also the log of events: one row for what came in and what was said to it, numbered by its first line.
-- kind 1 member, 2 bot, 3 staff, 4 note, 5 system, 6 a member's message whose turn failed. `external` is a keyed hash of the channel's
-- own id of the message: what is delivered twice is recognised by it.
create table entries (
  conversation_id bigint not null references conversations (id) on delete cascade,
  seq int not null,
  kind smallint not null,
  at timestamptz not null,
  external bytea,
  body bytea not null,
  primary key (conversation_id, seq)
);
-- What is encrypted cannot be compressed, and a row of some thousand bytes is written faster whole than in pieces elsewhere.
alter table entries alter column body set storage external;
alter table entries set (toast_tuple_target = 8160);
create unique index entries_external on entries (conversation_id, external) where external is not null;

-- Values by which a web chat is taken up again, as SHA-256. An older one ends when a newer one is used.
create table resumes (
  hash bytea primary key,
  conversation_id bigint not null references conversations (id) on delete cascade,
  generation int not null,
  made_at timestamptz not null
);
create index resumes_conversation on resumes (conversation_id);
