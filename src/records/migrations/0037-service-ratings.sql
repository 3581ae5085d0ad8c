-- When a member is to be asked next how the service was that a request ended with, and the day on which they were; what ended before this release
-- is not asked about any more.
-- functions acae6d9f7127c4a74d444af64fb236acd19f5adbcf6968e0264111b41619c20b
alter table requests add column rating_next_at timestamptz, add column rating_asked_on date;
update requests set rating_asked_on = current_date where status in ('refused', 'delivered', 'handled', 'filed', 'closed', 'withdrawn') or late_told_at is not null;
create index requests_unrated on requests (association, status) where rating_asked_on is null;
-- How the request stood of which it was asked: a word, so that nothing leads from a rating to its request.
alter table ratings add column outcome text;
