-- To whom a call goes (`callee`, a keyed hash of the number, which goes with the number), whether the channel itself proved the number, and since when its
-- conversation has yet to be told that nobody answered. `calls_made`: when a number was called, for a day.
-- functions 94771d868e7c01082f1661f2e30408a69fa532c1df75cdf7d1a85884149f2736
alter table call_backs add column callee bytea, add column proved boolean not null default false, add column untold_at timestamptz;
create index call_backs_callee on call_backs (association, callee) where ended_at is null and callee is not null;
create index call_backs_untold on call_backs (untold_at) where untold_at is not null;

create table calls_made (
  id bigint generated always as identity primary key,
  association text not null,
  callee bytea not null,
  at timestamptz not null
);
create index calls_made_callee on calls_made (association, callee, at);
create index calls_made_at on calls_made (at);
