-- The conversations of the member of a request: its own, those that are joined to it by a code, and those in which the number that it was made under
-- was proved or the paper of its member was seen.
create or replace function conversations_of(p_reference text) returns setof bigint language sql stable as $$
  select conversation_id from requests where reference = p_reference
  union select l.other_id from requests r join links l on l.conversation_id = r.conversation_id where r.reference = p_reference and l.staff_id is null
  union select l.conversation_id from requests r join links l on l.other_id = r.conversation_id where r.reference = p_reference and l.staff_id is null
  union select conversation_id from proofs where reference = p_reference
$$;
