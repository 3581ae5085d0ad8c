-- Ratings are parted from their conversations: a name of their own (a keyed hash of the one in the dialogue), a key of their own for what their members wrote
-- beside them, and days. `apart`: false of ratings of earlier releases until src/records/keeping/separate-ratings.ts has parted them. A question that was not
-- answered names its conversation, since what could not be sent is asked of nobody.
-- functions 1ab6707c846f0fc84ae071456854a8e2672d564d3952b7385a69f97390c5cdfc
alter table ratings add column data_key bytea, add column apart boolean not null default false;
create index ratings_together on ratings (id) where not apart;
