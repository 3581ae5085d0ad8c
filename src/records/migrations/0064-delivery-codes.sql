-- One-time codes by which members show at the door that they received a service, as keyed hashes; one for each case, the latest.
create table delivery_codes (
  reference text primary key references requests (reference) on delete cascade,
  hash bytea not null,
  sent_at timestamptz not null,
  ends_at timestamptz not null,
  tries int not null default 0
);
