-- Reminders are sealed from now on; of those before nothing stands in a chain, and their mac is empty.
alter table reply_reminders add column mac bytea;
alter table owed_reminders add column mac bytea;
update reply_reminders set mac = '';
update owed_reminders set mac = '';
-- functions a088119a67a0f4101f366dc7abf627f319f8bfebe10796ea877539e5c4e95151
