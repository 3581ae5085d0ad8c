-- What members agreed to: the text of the notice by its SHA-256, once. Consents of before know its version alone.
create table notices (
  sha256 bytea primary key,
  said jsonb not null,
  first_at timestamptz not null
);
alter table consents add column notice_sha256 bytea references notices (sha256);
-- functions 480b4bc91536af853c297a8ba0d81b84ba2524ef33c93b682846916562c35de4
