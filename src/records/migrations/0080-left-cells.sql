-- How many forms were left unsent on a day, by service and by the field at which their members stopped ('' after the last question). Nothing says whose they are.
create table left_cells (
  association text not null,
  day date not null,
  channel text not null,
  service text not null,
  field text not null,
  count int not null,
  primary key (association, day, channel, service, field)
);
