-- Conversations that were forgotten because their members never agreed that anything is kept: a bare row for each, by which figures stay as they were.
-- No row says whose it was.
create table forgotten (
  id bigint generated always as identity primary key,
  association text not null,
  channel text not null,
  began_on date not null,
  service text,
  outcome text not null,
  score smallint
);
create index forgotten_association on forgotten (association, began_on);
