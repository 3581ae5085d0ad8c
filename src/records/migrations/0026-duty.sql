-- Whom a call of the alarm was mailed to, and when; null until then.
-- functions bafc30d6190273ff8342d9b1c07fa2f0d0c53efc99af042f9bcf658651f1852d
alter table alert_calls add column mailed_at timestamptz;
create index alert_calls_unmailed on alert_calls (at) where mailed_at is null;
