-- By what a member comes back to a conversation from any device: what the address carries, as a hash, and a PIN of their own (Argon2id). So many wrong
-- ones were typed since the last right one; until then none is taken. Whoever may be in danger has none.
create table return_links (
  conversation_id bigint primary key references conversations (id) on delete cascade,
  hash bytea not null unique,
  pin text not null,
  made_at timestamptz not null,
  wrong int not null default 0,
  shut_until timestamptz
);
-- functions 11f0b240f74c3bc7c39ad39a43c99d78630fa62cb094fc6e82f93c7e3a79a363
