-- A term of somebody at the desk ends with whatever changes what they may do: a new password, another role, being stopped. Sessions, one-time
-- links and acts belong to a term; those of a former one are over.
-- functions 3ee85556fbdab3ad5227726b520c6ec1f5b399ea1faeff9bdfdf70b6a2d8e228
alter table staff add column term int not null default 0;
alter table staff_sessions add column term int not null default 0;
alter table staff_links add column term int not null default 0;
