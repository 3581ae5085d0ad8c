-- People at the desk. One person, one association, one role. `password` is an Argon2id hash; null before the set-up link was used.
create table staff (
  id int generated always as identity primary key,
  association text not null,
  email text not null unique,
  name text not null,
  role text not null,
  password text,
  disabled_at timestamptz,
  created_at timestamptz not null
);
create index staff_association on staff (association);

-- Sessions and one-time links, as SHA-256 of what the browser holds.
create table staff_sessions (
  hash bytea primary key,
  staff_id int not null references staff (id) on delete cascade,
  csrf text not null,
  ends_at timestamptz not null
);
create index staff_sessions_staff on staff_sessions (staff_id);
create table staff_links (
  hash bytea primary key,
  staff_id int not null references staff (id) on delete cascade,
  ends_at timestamptz not null
);

create table canned_replies (
  id int generated always as identity primary key,
  association text not null,
  title text not null,
  body text not null
);
create index canned_replies_association on canned_replies (association);

-- `owner` is 'bot' or 'staff:<id>'. A claim holds until `lease_until` unless an answer is given.
alter table conversations add column lease_until timestamptz;
create index conversations_owned on conversations (association, owner) where owner <> 'bot';
create index conversations_leased on conversations (lease_until) where lease_until is not null;

alter table escalations add column claimed_by int references staff (id);
alter table escalations add column claimed_at timestamptz;
alter table escalations add column answered_at timestamptz;

alter table request_events add column staff_id int references staff (id);
alter table request_events add column reason bytea;

-- When the committee was told of a request by mail; null until then.
alter table requests add column committee_told_at timestamptz;
create index requests_untold on requests (submitted_at) where committee_told_at is null;

create index requests_association on requests (association, submitted_at);
create index consents_at on consents (at);
create index conversations_created on conversations (association, created_at);

-- What people at the desk do with a conversation; called by keep_extra.
create function keep_desk_extra(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
declare
  by_staff int := (p_extra->>'staff')::int;
  lease timestamptz := to_timestamp((p_extra->>'lease')::double precision / 1000);
begin
  case p_extra->>'type'
  when 'claim' then
    update conversations set owner = 'staff:' || by_staff, epoch = epoch + 1, lease_until = lease, due_at = null where id = p_conversation;
    update escalations set claimed_by = by_staff, claimed_at = p_at where conversation_id = p_conversation and ended_at is null;
  when 'transfer' then
    update conversations set owner = 'staff:' || by_staff, epoch = epoch + 1, lease_until = lease where id = p_conversation;
    update escalations set claimed_by = by_staff where conversation_id = p_conversation and ended_at is null;
  when 'answer' then
    update conversations set lease_until = lease, flagged_at = null where id = p_conversation;
    update escalations set answered_at = p_at where conversation_id = p_conversation and ended_at is null and answered_at is null;
  when 'release' then
    update conversations set owner = 'bot', epoch = epoch + 1, lease_until = null where id = p_conversation;
    update escalations set claimed_by = null, claimed_at = null where conversation_id = p_conversation and ended_at is null;
  when 'giveBack' then
    update conversations set owner = 'bot', epoch = epoch + 1, lease_until = null, flagged_at = null where id = p_conversation;
    update escalations set ended_at = p_at, outcome = p_extra->>'outcome' where conversation_id = p_conversation and ended_at is null;
  when 'decision' then
    update requests set status = p_extra->>'status' where reference = p_extra->>'reference';
    insert into request_events (reference, at, status, staff_id, reason)
    values (p_extra->>'reference', p_at, p_extra->>'status', by_staff, decode(p_extra->>'reason', 'hex'));
  else
    perform keep_sending_extra(p_conversation, p_extra, p_at);
  end case;
end $$;
