-- Everyday facts that are kept at the desk: each row a change of one, in the place of what the pack file says. A change follows one other, or the file (0): of two who change
-- at once one is told. `value` null: from then on the file is in force again. `over`: what the file said at that moment.
create table facts (
  id bigint generated always as identity primary key,
  association text not null,
  kind text not null,
  follows bigint not null,
  value jsonb,
  over jsonb not null,
  takes_back boolean not null,
  by_staff int not null references staff (id),
  from_at timestamptz not null,
  unique (association, kind, follows)
);
