-- Bare rows of cases that were decided or delivered, by the day on which they were: after how many days, and by the promised day or not (null where nothing
-- was promised). Nothing says which case it is.
create table case_times (
  association text not null,
  what text not null,
  day date not null,
  channel text not null,
  service text not null,
  days float8 not null,
  kept boolean
);
create index case_times_day on case_times (association, what, day) include (channel, service, days, kept);
