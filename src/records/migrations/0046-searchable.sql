-- By what conversations are found: truncated keyed hashes of words, of beginnings of names and of ends of numbers (docs/decisions/0033-what-a-search-gives-away.md).
-- `upto` is the line up to which it was read, `shown_at` when somebody last said something that no case hides. It is made anew from what is stored, and goes with its conversation.
create table searchable (
  conversation_id bigint primary key references conversations (id) on delete cascade,
  association text not null,
  upto int not null,
  shown_at timestamptz,
  tokens bigint[] not null
);
create index searchable_tokens on searchable using gin (tokens);
create index searchable_shown on searchable (association, shown_at desc, conversation_id desc) where shown_at is not null;
