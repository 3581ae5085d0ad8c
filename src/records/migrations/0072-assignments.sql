-- Who was given which conversation, by which rule, or by whom where a colleague gave it.
create table assignments (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references conversations (id) on delete cascade,
  staff_id int not null references staff (id),
  rule text not null,
  by_staff int references staff (id),
  at timestamptz not null
);
create index assignments_conversation on assignments (conversation_id, at);
create index assignments_staff on assignments (staff_id, at desc);
create index assignments_by on assignments (by_staff) where by_staff is not null;

-- When a page of the desk was last seen open at somebody.
create table staff_here (
  staff_id int primary key references staff (id) on delete cascade,
  at timestamptz not null
);
-- functions abb1ab40ea01c56915d7756d1eb3ee1dc48bcad4caf4c6d34bf33e749e1d5507
