-- The cells of conversations that were written in, by the month of the day before: a span of years adds some thousand of these, and of the finer cells
-- only those whose day before lies in the month in which it begins.
create table written_months (
  association text not null,
  day date not null,
  channel text not null,
  before date not null,
  count int not null,
  primary key (association, day, channel, before)
);
insert into written_months
select association, day, channel, case when before = '-infinity' then before else date_trunc('month', before::timestamp)::date end, sum(count) from written_cells group by 1, 2, 3, 4;
create index written_cells_before on written_cells (association, before, day) include (channel, count);
