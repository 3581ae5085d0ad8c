-- How many bytes of files a conversation brought in a day (of Riyadh), and what all files of an association take. Room is taken here before a file is
-- written, so that nobody fills the disk.
create table file_days (
  conversation_id bigint not null references conversations (id) on delete cascade,
  day date not null,
  bytes bigint not null,
  primary key (conversation_id, day)
);
create table file_room (
  association text primary key,
  bytes bigint not null
);
insert into file_room (association, bytes)
select c.association, sum(f.size) from files f join conversations c on c.id = f.conversation_id group by 1;
