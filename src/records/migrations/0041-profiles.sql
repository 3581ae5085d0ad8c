-- How a member's own profile at the channel calls them, encrypted with the conversation's key like the address beside it. It is kept once the member has agreed.
alter table addresses add column profile bytea;
