-- Browsers that take messages while they are closed: of somebody at the desk, in their present term, or of a member. The address at the push
-- service and the keys are encrypted; found by a keyed hash of the address.
create table push_subscriptions (
  id bigint generated always as identity primary key,
  endpoint_hash bytea not null unique,
  staff_id int references staff (id) on delete cascade,
  term int,
  conversation_id bigint references conversations (id) on delete cascade,
  sealed bytea not null,
  lang text not null,
  made_at timestamptz not null,
  check (num_nonnulls(staff_id, conversation_id) = 1)
);
create index push_subscriptions_staff on push_subscriptions (staff_id) where staff_id is not null;
create index push_subscriptions_conversation on push_subscriptions (conversation_id) where conversation_id is not null;

-- Messages on their way to a browser, one of each topic: a newer one takes the place of one that waits. Nothing of a member is in the text.
create table pushes (
  subscription_id bigint not null references push_subscriptions (id) on delete cascade,
  topic text not null,
  text text not null,
  urgent boolean not null,
  due_at timestamptz not null,
  until timestamptz not null,
  primary key (subscription_id, topic)
);
create index pushes_due on pushes (due_at);

-- Of what somebody at the desk wants to be told, by which means, and when.
create table notice_choices (
  staff_id int primary key references staff (id) on delete cascade,
  choices jsonb not null
);

-- Up to which moment somebody was told of what happens of one kind, by one means, and when.
create table notice_marks (
  staff_id int not null references staff (id) on delete cascade,
  means text not null,
  kind text not null,
  upto timestamptz not null,
  told_at timestamptz not null,
  primary key (staff_id, means, kind)
);
-- Nobody is told anew of what they were mailed by an earlier release.
insert into notice_marks (staff_id, means, kind, upto, told_at)
select s.id, 'mail', 'decisions', max(r.committee_told_at), max(r.committee_told_at)
from staff s join requests r on r.association = s.association where r.committee_told_at is not null group by s.id;
insert into notice_marks (staff_id, means, kind, upto, told_at)
select s.id, 'mail', 'due', max(m.mailed_at), max(m.mailed_at)
from staff s join requests r on r.association = s.association join reply_reminders m on m.reference = r.reference where m.mailed_at is not null group by s.id;
