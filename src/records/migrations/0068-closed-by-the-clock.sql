-- When it is looked at next whether a case whose service was provided ends by itself. Those of today are looked at one by one within a day.
alter table requests add column close_next_at timestamptz;
update requests set close_next_at = now() + random() * interval '1 day' where status in ('accepted', 'partly', 'completed', 'delivered');
create index requests_to_close on requests (association, close_next_at nulls first) where status in ('accepted', 'partly', 'completed', 'delivered');
-- functions 694157e4a2be02bacb08ae69ba75366795523545cf21998920d6dea0b872ccb1
