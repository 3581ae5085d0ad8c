-- What managers set beside their figures: a target of a tile, a note on a day. Each row is a change, by whom and when; the last of a kind and of what it is about holds, and one
-- without a value takes back what held before.
create table report_marks (
  id bigint generated always as identity primary key,
  association text not null,
  kind text not null,
  of text not null,
  value text,
  by_staff int not null references staff (id),
  at timestamptz not null
);
create index report_marks_of on report_marks (association, kind, of, id desc);
create index report_marks_by on report_marks (by_staff);
