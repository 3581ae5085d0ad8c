-- Calls for a person that are over, counted once each (src/records/keeping/count-calls.ts), by day and, so that years are few rows, by month (`whole`: `day` is its first).
-- `what` is counted: all of them, a `reason`, a `place`, an `hour` of the week, those that were promised an answer (`answered` in time), the `wait` for an answer
-- (`seconds` in sum, by its length in steps of one per cent), and `before`: the last day before on which the same conversation called. Nothing says which it is.
create table called_cells (
  association text not null,
  whole boolean not null,
  day date not null,
  channel text not null,
  what text collate "C" not null,
  of text collate "C" not null,
  count int not null,
  answered int not null,
  seconds float8 not null,
  primary key (association, whole, day, channel, what, of)
);
alter table escalations add column counted boolean not null default false;
create index escalations_uncounted on escalations (association, since) where not counted;
drop index escalations_figures;
-- Of conversations that were forgotten nothing else is known; from now on they are counted before.
insert into called_cells
select association, whole, case when whole then date_trunc('month', began_on::timestamp)::date else began_on end, channel, 'before', '-infinity', count(*), 0, 0
from forgotten cross join (values (true), (false)) w (whole) where outcome = 'handedOver' group by 1, 2, 3, 4;
