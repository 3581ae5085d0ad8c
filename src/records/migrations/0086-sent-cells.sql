-- Cases as figures read them: how many were sent on a day, by where they stand now, and, so that years are few rows, by month (`whole`: `day` is its first). `rated` is what their
-- members are asked about, 'unasked' where they are asked about nothing (src/records/keeping/cases/count-sent.ts). Nothing says which case it is.
create table sent_cells (
  association text not null,
  whole boolean not null,
  day date not null,
  channel text not null,
  service text not null,
  branch text not null,
  status text not null,
  rated text not null,
  count int not null,
  primary key (association, whole, day, channel, service, branch, status, rated)
);
-- As what a case was counted last; it is counted anew when it stands otherwise.
alter table requests add column counted_as text, add column counted_rated text, add column counted_late timestamptz, add column counted_asked date;
create index requests_uncounted on requests (association, submitted_at)
  where (status, late_told_at, rating_asked_on) is distinct from (counted_as, counted_late, counted_asked);
