-- Ratings as figures read them: how often a score was given, by the day on which it was counted. Ratings of one channel, service and outcome are counted
-- five at a time, in the order in which they were given, on the day of the fifth; what waited for thirty days is counted as of several ('*').
-- `counted_on`: null until the rating is counted; from then on a later answer changes nothing.
-- functions 42bf9d6f2a80a50209f96652609a8d2af03c17ecec23ca3f70e2bb25c9d951ad
create table rating_counts (
  association text not null,
  served boolean not null,
  day date not null,
  channel text not null,
  service text not null,
  outcome text not null,
  score smallint not null,
  count int not null,
  primary key (association, served, day, channel, service, outcome, score)
);
alter table ratings add column counted_on date;
create index ratings_uncounted on ratings (association) where score is not null and counted_on is null;
