-- What was not told to members that they did not ask for: for what purpose, and why not.
-- functions 8a8bc884f305c6d0b87dd5602537268a124472243e23f5ee913ed8381fee02b2
create table untold (
  id bigint generated always as identity primary key,
  association text not null,
  conversation_id bigint references conversations (id) on delete set null,
  channel text not null,
  purpose text not null,
  because text not null,
  at timestamptz not null
);
create index untold_association on untold (association, at);
create index untold_conversation on untold (conversation_id);
