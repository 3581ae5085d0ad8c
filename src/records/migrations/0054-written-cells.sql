-- Closed days as cells, counted once from what happened in them (src/records/keeping/count-days.ts), so that no figure walks a table.
-- In how many conversations a member wrote on a day, by the last day before on which they wrote there ('-infinity' where there was none): the conversations of
-- a span are those that were not written in before within it. Nothing says which they are.
create table written_cells (
  association text not null,
  day date not null,
  channel text not null,
  before date not null,
  count int not null,
  primary key (association, day, channel, before)
);
-- How often a rating was asked for on a day so that it came to the member, and how often that was answered within fourteen days.
create table asked_cells (
  association text not null,
  day date not null,
  served boolean not null,
  channel text not null,
  service text not null,
  asked int not null,
  answered int not null,
  primary key (association, day, served, channel, service)
);
-- Up to which day (of Riyadh, itself included) each of these is counted.
create table counted_days (
  cells text primary key,
  upto date not null
);
create index entries_written on entries (at) include (conversation_id) where kind in (1, 6);
