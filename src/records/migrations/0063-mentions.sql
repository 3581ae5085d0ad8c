-- Who was named in a note, in which line of which conversation.
create table mentions (
  conversation_id bigint not null references conversations (id) on delete cascade,
  staff_id int not null references staff (id),
  seq int not null,
  at timestamptz not null,
  primary key (conversation_id, seq, staff_id)
);
create index mentions_staff on mentions (staff_id, at desc);

-- That somebody wants to see a conversation of theirs again at an hour, and not before unless its member writes.
create table reminders (
  conversation_id bigint not null references conversations (id) on delete cascade,
  staff_id int not null references staff (id),
  at timestamptz not null,
  set_at timestamptz not null,
  primary key (staff_id, conversation_id)
);
create index reminders_at on reminders (at);
create index reminders_conversation on reminders (conversation_id);

-- Lists of the inbox that somebody comes back to: what is sought, as it stands in an address.
create table saved_views (
  id bigint generated always as identity primary key,
  staff_id int not null references staff (id),
  name text not null,
  query text not null
);
create index saved_views_staff on saved_views (staff_id);

-- Whoever is not at the desk for now.
alter table staff add column away_at timestamptz;
-- functions d9adfa67848a63b2775446daf3b1539c1f51bae7cb053371092de3b0063b38b2
