-- How long cases took that were decided or delivered on a day, and, so that years are few rows, in a month (`whole`: `day` is its first): by their length in steps of one per
-- cent, which keep their sum; how many were promised a day, and how many kept it. '*' is every channel or every service. Nothing says which case it is.
create table time_cells (
  association text not null,
  whole boolean not null,
  channel text collate "C" not null,
  service text collate "C" not null,
  day date not null,
  what text not null,
  step int not null,
  count int not null,
  promised int not null,
  kept int not null,
  days float8 not null,
  primary key (association, whole, channel, service, day, what, step)
);
insert into time_cells
select t.association, w.whole, c.channel, c.service, case when w.whole then date_trunc('month', t.day::timestamp)::date else t.day end, t.what,
  round(ln(greatest(t.days * 86400, 1)) * 100)::int, count(*), count(t.kept), count(*) filter (where t.kept), sum(t.days)
from case_times t cross join (values (true), (false)) w (whole)
cross join lateral (values (t.channel, t.service), ('*', t.service), (t.channel, '*'), ('*', '*')) c (channel, service)
group by 1, 2, 3, 4, 5, 6, 7;
drop table case_times;
update counted_days set cells = 'time_cells' where cells = 'case_times';
