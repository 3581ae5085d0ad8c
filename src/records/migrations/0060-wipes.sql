-- What members do not want to see any more. `wiped_seq`: the entry up to which no page shows what was written. `parcels.names`: the provider's names of
-- what was sent, encrypted by the key of the conversation, for as long as it can be taken away again.
-- functions 63815c69bbcf1a88059e7579e7fafa6953efdc6e141d8fe085936e3cb2d7ae19
alter table conversations add column wiped_seq int not null default 0;
alter table parcels add column names bytea;
create index parcels_named on parcels (outbox_id) where names is not null;

-- What is to be taken away from a chat: everything up to the entry `seq`; where it is `fleeting`, what that entry says too, two minutes later. `next_at`:
-- when it is tried next; null when it is over. `refused`: the provider kept some of it.
create table wipes (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references conversations (id) on delete cascade,
  seq int not null,
  asked_at timestamptz not null,
  fleeting boolean not null,
  tries int not null default 0,
  next_at timestamptz,
  refused boolean not null default false
);
create index wipes_due on wipes (next_at) where next_at is not null;
create index wipes_conversation on wipes (conversation_id);
