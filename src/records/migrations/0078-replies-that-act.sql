-- Where a canned reply stands, and what is done to the conversation when it went out.
alter table canned_replies
  add column folder text,
  add column label_id bigint references labels (id) on delete set null,
  add column afterwards text;
create index canned_replies_label on canned_replies (label_id) where label_id is not null;
