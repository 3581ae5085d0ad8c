-- Who had identifiers shown that are masked at the desk, of which line or request, and when.
create table reveals (
  id bigint generated always as identity primary key,
  association text not null,
  conversation_id bigint not null references conversations (id) on delete cascade,
  staff_id int not null references staff (id),
  line int,
  reference text,
  at timestamptz not null
);
create index reveals_association on reveals (association, at);

