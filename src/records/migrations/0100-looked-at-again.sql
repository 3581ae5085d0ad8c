-- When a conversation may be forgotten at the earliest: so that whoever forgets looks at what may be due, and never at all of them. The first round looks at each; a member who takes
-- the agreement back is looked at again. It touches no turn.
-- functions 7ae6179322e9d0d34d4a6e990b5df7d86d558d053872c4d35d0f0776686ac415
alter table conversations add column forget_next_at timestamptz not null default 'epoch';
create index conversations_forgettable on conversations (forget_next_at);
-- What goes with a conversation is found by it.
create index ratings_conversation on ratings (conversation_id) where conversation_id is not null;
create index reveals_conversation on reveals (conversation_id);
create index alerts_conversation on alerts (conversation_id);
create index same_person_a on same_person (a_id);
