-- Where an employee saw the paper, the conversation sees the requests of its person, and the conversations that those came from see nothing of it.
-- functions 2d653aa42b1e9f2e56f15066bf04c99dc0a86f63f417ef4a7a5ac9ebea0c1b8d
insert into proofs (conversation_id, reference, at)
select l.conversation_id, r.reference, l.at from links l join requests r on r.conversation_id = l.other_id where l.staff_id is not null
on conflict do nothing;
