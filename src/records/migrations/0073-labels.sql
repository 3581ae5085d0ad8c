-- What an association calls conversations that belong together; a name says nothing of one member.
create table labels (
  id bigint generated always as identity primary key,
  association text not null,
  name text not null,
  colour text not null,
  unique (association, name)
);

-- Which conversation bears which label, by whom and since when.
create table conversation_labels (
  conversation_id bigint not null references conversations (id) on delete cascade,
  label_id bigint not null references labels (id) on delete cascade,
  by_staff int not null references staff (id),
  at timestamptz not null,
  primary key (conversation_id, label_id)
);
create index conversation_labels_label on conversation_labels (label_id, at desc, conversation_id desc);
create index conversation_labels_by on conversation_labels (by_staff);
