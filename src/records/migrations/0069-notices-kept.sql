-- What members agreed to: the text of the notice by its SHA-256, once. Consents of before know its version alone.
create table notices (
  sha256 bytea primary key,
  said jsonb not null,
  first_at timestamptz not null
);
alter table consents add column notice_sha256 bytea references notices (sha256);
-- functions 7896908b751d039e8649b0c46872af7de2571de9e8223af2c95038cdc3c17f98
