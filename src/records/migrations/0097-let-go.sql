-- When somebody who had the conversation of an open alert last let go of it without a word, and who that was, where it was somebody at the desk.
-- functions 2b782431b82bcfa4f860ac18bb99c4a4233685cbede9c5503674bf5a287175f2
alter table alerts add column let_go_at timestamptz, add column let_go_by int references staff (id);
