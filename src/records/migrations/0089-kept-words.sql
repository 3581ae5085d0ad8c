-- In which conversations a member said something about a service whose cases are kept from some at the desk, without or before a case (docs/decisions/0057-what-leads-to-a-kept-case.md):
-- whoever reads the cases of the service opens these conversations. `at` is when it was said last. No word stands here.
create table kept_words (
  conversation_id bigint not null references conversations (id) on delete cascade,
  association text not null,
  service text not null,
  at timestamptz not null,
  primary key (conversation_id, service)
);
create index kept_words_latest on kept_words (association, at desc, conversation_id desc);
