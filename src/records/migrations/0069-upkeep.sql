-- When a backup was last finished and the records last verified, and how much was wrong: one row each.
create table upkeep (
  what text primary key,
  at timestamptz not null,
  findings int not null
);
