-- Lists of cases that somebody took away as a file: of which cases (`what`, as it was asked for), who, when, and how many rows it had.
create table taken_lists (
  id bigint generated always as identity primary key,
  association text not null,
  what text not null,
  cases int not null,
  by_staff int not null references staff (id),
  at timestamptz not null
);
create index taken_lists_latest on taken_lists (association, id desc);
create index taken_lists_by on taken_lists (by_staff);
