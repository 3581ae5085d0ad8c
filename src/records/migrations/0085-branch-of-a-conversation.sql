-- To which branch of its association a conversation belongs, by the id in the pack: the one that its member named, or that of the last case that was sent in it.
alter table conversations add column branch text;
update conversations c set branch = (select r.branch from requests r where r.conversation_id = c.id and r.branch is not null order by r.submitted_at desc limit 1)
where id in (select conversation_id from requests where branch is not null);
-- functions c9a5713a6af460819633a3a67964bac96c0147fcf64226e47b81edd69020a8fa
