-- Figures look for what happened in some days.
create index request_events_at on request_events (at);
create index escalations_since on escalations (association, since);
