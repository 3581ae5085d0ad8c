-- Somebody may be in danger: an alert stands until a named person closes it. What names its kind, and every word, is encrypted by the key of the
-- conversation. `step` is how many steps of the alarm were taken since `alarm_from`; the next is due at `next_at` (null: none is to come).
-- `silent`: the member wants nothing written to them. `excluded`: people at the desk who may not open it; `women_only`: women alone may.
-- functions 35c553f92c79417788ae3c200b97fe3622ac86c1b8673081b042576b6221d59a
create table alerts (
  id text primary key,
  association text not null,
  conversation_id bigint not null references conversations (id) on delete cascade,
  seq int not null,
  opened_at timestamptz not null,
  alarm_from timestamptz not null,
  step int not null default 0,
  next_at timestamptz,
  silent boolean not null default false,
  excluded int[] not null default '{}',
  women_only boolean not null default false,
  acknowledged_by int references staff (id),
  acknowledged_at timestamptz,
  unreached_at timestamptz,
  contact bytea,
  closed_by int references staff (id),
  closed_at timestamptz,
  reason bytea
);
-- A conversation has one that is open.
create unique index alerts_open on alerts (conversation_id) where closed_at is null;
create index alerts_association on alerts (association, opened_at);
create index alerts_due on alerts (next_at) where next_at is not null;

-- What was heard, once for each time: the kind, its class and on which ground it reached the desk.
create table alert_kinds (
  alert_id text not null references alerts (id) on delete cascade,
  seq int not null,
  at timestamptz not null,
  sealed bytea not null,
  primary key (alert_id, seq)
);

-- Words of a member who has not agreed that anything is kept; `held` until they say that they may be read. They go when nobody serves.
create table alert_words (
  alert_id text not null references alerts (id) on delete cascade,
  seq int not null,
  at timestamptz not null,
  held boolean not null,
  sealed bytea not null,
  primary key (alert_id, seq)
);
create index alert_words_at on alert_words (at);

-- Who was called to it by the alarm, and who opened it, each time.
create table alert_calls (
  alert_id text not null references alerts (id) on delete cascade,
  staff_id int not null references staff (id),
  at timestamptz not null,
  primary key (alert_id, staff_id, at)
);
create table alert_openings (
  id bigint generated always as identity primary key,
  alert_id text not null references alerts (id) on delete cascade,
  staff_id int not null references staff (id),
  at timestamptz not null
);
create index alert_openings_alert on alert_openings (alert_id, at);

-- What a person reported to an authority, and when: where, the number, the hour, encrypted.
create table protection_reports (
  id bigint generated always as identity primary key,
  alert_id text not null references alerts (id) on delete cascade,
  staff_id int not null references staff (id),
  at timestamptz not null,
  sealed bytea not null
);
create index protection_reports_alert on protection_reports (alert_id);

-- When the first alert of a conversation was opened: from then on nothing is said there by itself.
alter table conversations add column alerted_at timestamptz;
