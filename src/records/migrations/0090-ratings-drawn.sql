-- Ratings are counted once a day, drawn from those that wait. `ground`: what there was to rate: 2 a request or a person's answer, 1 an answer of the bot, 0 nothing
-- but the rating; each is counted with its like alone. `rater`: a keyed hash of the conversation, so that no two ratings of one are counted together; it ends when the rating is counted.
-- functions 83ebde1702be71f596aeeb0653c641b9b31c2361a1f6cd750054396e2f239de9
alter table ratings add column ground smallint not null default 2, add column rater text;
update ratings set ground = 0 where about = 'service' and score is not null and counted_on is null;
