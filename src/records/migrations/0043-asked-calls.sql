-- How often a conversation asked for calls of late.
create index call_backs_asked on call_backs (conversation_id, asked_at);
create index call_backs_typed on call_backs (association, asked_at) where not proved;
