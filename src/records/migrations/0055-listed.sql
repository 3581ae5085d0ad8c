-- When something was said in a conversation that no case hides, or a person was asked for there: by that the list of all is walked. Null until then. What is read for the
-- search sets it, some seconds after; it touches no turn.
-- functions 943992ca34ff1b6e44ea1c7fde5cf45dcf3bf6aafa486bcb9d201ea975a72a0f
alter table conversations add column listed_at timestamptz;
update conversations c set listed_at = w.at
from (
  select conversation_id, max(at) as at from (
    select conversation_id, shown_at as at from searchable where shown_at is not null
    union all select conversation_id, since from escalations) as said
  group by conversation_id) as w
where c.id = w.conversation_id;
update conversations set listed_at = flagged_at where listed_at is null and flagged_at is not null;
create index conversations_listed on conversations (association, listed_at, id) where listed_at is not null;
create index conversations_listed_channel on conversations (association, channel, listed_at, id) where listed_at is not null;
create index conversations_alerted on conversations (association) where alerted_at is not null;
create index escalations_promised on escalations (association, first_promised_by) where ended_at is null;
create index escalations_reason on escalations (association, reason, since) where ended_at is null;
create index requests_service on requests (association, service, submitted_at);
