-- When a member was told that nobody called by the time that was named; null until then.
-- functions d97a5bbba726b1375805ac1f5619fb2ca1e3a98880ec5e136d35588aa4f2fdb5
alter table call_backs add column late_told_at timestamptz;
