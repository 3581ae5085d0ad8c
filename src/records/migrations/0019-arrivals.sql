-- What a member writes waits behind their file for some seconds only: `told_at` is when the member was told that it is not there yet; then
-- nothing waits for it any more. `failures` counts tries that threw, `asked` is the question that was open when the message came.
alter table arrivals add column kept_at timestamptz not null default now();
alter table arrivals add column told_at timestamptz;
alter table arrivals add column failures int not null default 0;
alter table arrivals add column asked text;
create index arrivals_first on arrivals (conversation_id, id) where told_at is null;
