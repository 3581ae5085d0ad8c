-- One chain for each association holds all that was decided: requests, what became of them, attachments. The chain of requests (`chains`,
-- `chain_seq`, `chain_hash`) stays as it is by now and is its first segment: the new chain begins with the end of the old one.
-- `mac` is made by the process that decided, with a key that the database does not hold, over what the row says.
alter table requests alter column chain_seq drop not null, alter column chain_hash drop not null, add column mac bytea;
alter table request_events add column mac bytea;
-- `sha256` is that of the bytes as they lie in FILES_DIR; empty where they were missing already when the chain began.
alter table files add column sha256 bytea, add column mac bytea;

-- What is to be sealed: written with the row that it stands for, in its transaction. A turn waits for no other because of it; links are made of
-- many at once, soon after.
create table chain_waiting (
  id bigint generated always as identity primary key,
  association text not null,
  kind text not null,
  ref text not null,
  hash bytea not null
);

-- `ref` names the row that a link stands for, `hash` is its `mac`; `head` is SHA-256 over the head before it and all that the link says.
create table chain_links (
  association text not null,
  seq int not null,
  kind text not null,
  ref text not null,
  hash bytea not null,
  head bytea not null,
  primary key (association, seq)
);
create index chain_links_ref on chain_links (ref);

-- The end of each chain, with its MAC. The row of the association '' says which chains there are, and that they have begun.
create table chain_heads (
  association text primary key,
  seq int not null,
  head bytea not null,
  mac bytea not null
);

-- functions 7aa37eb44cf2d5a406c1e3aa94243069c186b3f1f514e285b314f52f6ecebfcc
