-- The lists of who reads cases walk along what was told without looking at each row of the table: whose conversation it is stands in the index, too.
create index requests_told on requests (association, submitted_at) include (channel, service, status, late_told_at, rating_asked_on, reference, conversation_id);
drop index requests_figures;
alter index requests_told rename to requests_figures;
