-- Ratings that wait to be counted, by their day: what is counted each night is read, not all that is stored.
drop index ratings_uncounted;
create index ratings_waiting on ratings (at) where score is not null and counted_on is null;
