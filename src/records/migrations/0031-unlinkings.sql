-- Conversations that were joined and are no more: a row for each of the two, until it was told (`told_at`). `joined_at`, `seen_by`: since when, and
-- who had seen the paper, where it was not by a code. `staff_id`: who undid it, null for the member; `reason` is encrypted by the key of the
-- conversation in which it was undone.
-- functions b610387169cf8b6073d4e15eb00e6664e52cf36fee4e98f5c76dd7a8d0815b8b
create table unlinkings (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references conversations (id) on delete cascade,
  other_id bigint not null references conversations (id) on delete cascade,
  joined_at timestamptz not null,
  seen_by int references staff (id),
  at timestamptz not null,
  staff_id int references staff (id),
  reason bytea,
  told_at timestamptz
);
create index unlinkings_conversation on unlinkings (conversation_id);
create index unlinkings_other on unlinkings (other_id);
create index unlinkings_untold on unlinkings (at) where told_at is null;
