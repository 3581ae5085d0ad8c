-- What members wrote beside ratings is told five at a time: `told_on` is the day as of which it stands in the figures, null until then; `told_channel` the channel under which,
-- '*' of several. From then on later words change nothing. And indexes from which figures are read without the rows.
-- functions 27fe41b79c5b99b695c93a4e78fa9c2bd8fc35c90aec1b3b7c9e14bef9f3f71e
alter table ratings add column told_on date, add column told_channel text;
create index ratings_told on ratings (association, told_on, id) where told_on is not null;
create index ratings_untold on ratings (at, id) where comment is not null and told_on is null;
drop index escalations_since;
create index escalations_figures on escalations (association, since)
  include (channel, reason, flow, field, first_promised_by, answered_at, ended_at, conversation_id);
create index requests_figures on requests (association, submitted_at) include (channel, service, status, late_told_at, rating_asked_on, reference);
drop index requests_association;
create index requests_undecided on requests (association, service) include (channel, status, moved_to, reply_on)
  where status in ('submitted', 'checked', 'asked', 'deferred');
