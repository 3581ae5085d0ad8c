-- What a request was made under (its identity, its numbers) is sealed by a link of its own, and so is that its member, or those who study it, were told.
-- Requests from before are sealed as they stand, under another name of link. `mailing_at`: a mail to those who study it is on its way since.
-- functions 25422712da3bd61107e6a592378e654d5161be823ee1cbec3413ac3aa3f439cf
alter table requests add column made_under_mac bytea, add column mailing_at timestamptz;
