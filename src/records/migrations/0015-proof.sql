-- Who knows a reference and four figures has shown nothing: what such knowledge joined is taken apart, and the hash that it was held against ends.
-- Two conversations are one member's by a code, or by an employee who saw the paper (`staff_id`).
delete from links where not by_code;
drop index links_untold;
alter table links drop column by_code, add column staff_id int references staff (id);
create index links_untold on links (at) where told_at is null;
alter table requests drop column proof;
drop function if exists keep_link(bigint, jsonb, timestamptz);

-- The numbers under which a request was made, as keyed hashes: the mobile in it, and the one that the channel itself proved when it was sent.
alter table requests add column numbers bytea[] not null default '{}';
create index requests_numbers on requests using gin (numbers);

-- Conversations whose channel itself proved the number under which a request was made: it is shown there too.
create table proofs (
  conversation_id bigint not null references conversations (id) on delete cascade,
  reference text not null references requests (reference),
  at timestamptz not null,
  primary key (conversation_id, reference)
);
create index proofs_reference on proofs (reference);

-- Conversations that have yet to be told that a request of their member was withdrawn from another one.
create table withdrawal_notices (
  conversation_id bigint not null references conversations (id) on delete cascade,
  reference text not null references requests (reference),
  at timestamptz not null,
  told_at timestamptz,
  primary key (conversation_id, reference)
);
create index withdrawal_notices_untold on withdrawal_notices (at) where told_at is null;
-- functions 71483c707b1467986a2a6b2b0e5486f3dc7c5958872e8528d03a4cab1d2e226e
