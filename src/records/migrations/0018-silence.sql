-- When we began to owe the member of a conversation that a person has an answer: since they wrote last; null while it is their turn. A
-- claim runs out (`lease_until`) in two ways: while we owe, it waits for a person again; else it goes back to the bot without a word.
-- functions f7dd4be98463de483237cae873d7b03035a72dea1969c0068be9c13636a0ac37
alter table conversations add column owed_at timestamptz;
update conversations c set owed_at = e.since from escalations e
where c.owner <> 'bot' and e.conversation_id = c.id and e.ended_at is null and e.answered_at is null;
update conversations c set owed_at = last.at
from (select distinct on (conversation_id) conversation_id, kind, at from entries where kind <> 4 order by conversation_id, seq desc) last
where c.owner <> 'bot' and c.owed_at is null and last.conversation_id = c.id and last.kind in (1, 6);

-- The time by which a person was promised at first: written once. `promised_by` is the last one that was named.
alter table escalations add column first_promised_by timestamptz;
update escalations set first_promised_by = promised_by;
alter table escalations alter column first_promised_by set not null;

-- When the member was told that the day of their answer has passed; null until then.
alter table requests add column late_told_at timestamptz;
create index requests_late on requests (association, reply_on) where status = 'submitted' and told and late_told_at is null;
