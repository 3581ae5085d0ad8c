-- The day by which a request is answered in the place of `reply_on`, which stays the one that was sealed with it; null while that one stands.
-- functions 82c5d712bd511247dd6e9602acfb10c410a95dc906e3dbd7a7a1aafe38be2b30
alter table requests add column moved_to date;
drop index requests_late;
create index requests_late on requests (association, coalesce(moved_to, reply_on)) where told and late_told_at is null;

-- Another day that the member was told, with its reason (encrypted), the day in whose place it stands, and who set it.
create table new_days (
  id bigint generated always as identity primary key,
  reference text not null references requests (reference),
  at timestamptz not null,
  staff_id int not null references staff (id),
  was date not null,
  day date not null,
  reason bytea not null,
  mac bytea not null
);
create index new_days_reference on new_days (reference);

-- Which part of the time had passed when those who study a request were told, once for each day by which it is answered. `mailed_at`: by mail,
-- with a later part at the latest.
create table reply_reminders (
  reference text not null references requests (reference),
  due_on date not null,
  part text not null,
  at timestamptz not null,
  mailed_at timestamptz,
  primary key (reference, due_on, part)
);
create index reply_reminders_unmailed on reply_reminders (at) where mailed_at is null;
