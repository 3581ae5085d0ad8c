-- Questions of ratings are counted in lots too, five or more drawn by chance from those that wait (src/records/keeping/counting/count-asked.ts). What is not drawn waits here, counted by
-- the day on which it was asked. They are counted from the first day again, for cells of single days told of single members.
create table asked_waiting (
  association text not null,
  served boolean not null,
  channel text not null,
  service text not null,
  day date not null,
  answered boolean not null,
  count int not null
);
delete from asked_cells;
delete from counted_days where cells = 'asked_cells';
-- Comments are drawn once a day: until then they wait in no order.
drop index ratings_untold;
create index ratings_untold on ratings (at) where comment is not null and told_on is null;
