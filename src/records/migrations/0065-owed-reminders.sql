-- When members were reminded of what their case is owed by them since a step of it, and when a person was called to see to it.
create table owed_reminders (
  reference text not null references requests (reference) on delete cascade,
  since timestamptz not null,
  nth int not null,
  at timestamptz not null,
  to_person boolean not null,
  primary key (reference, since, nth)
);
-- Of cases that wait already nobody is told at once.
alter table requests add column owed_next_at timestamptz;
update requests set owed_next_at = now() + interval '3 days' where status in ('submitted', 'asked', 'accepted', 'partly');
create index requests_owed on requests (association, owed_next_at nulls first) where status in ('submitted', 'asked', 'accepted', 'partly');
