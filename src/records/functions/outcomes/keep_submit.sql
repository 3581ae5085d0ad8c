-- A request is sealed: the next link of its association's chain. Refuses when its reference was given already; then the chain is as it was.
create or replace function keep_submit(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
declare
  c record;
  link record;
  hash bytea := decode(p_extra->>'recordHash', 'hex');
begin
  select id, association, channel into c from conversations where id = p_conversation;
  select head, length into link from chains where association = c.association for update;
  if not found then
    insert into chains (association, head, length) values (c.association, '\x00', 0) on conflict do nothing;
    select head, length into link from chains where association = c.association for update;
  end if;
  link.head := sha256(link.head || hash);
  link.length := link.length + 1;
  insert into requests (reference, association, conversation_id, channel, service, submitted_at, reply_on, told, identity, proof, sealed, record_hash, chain_seq, chain_hash)
  values (
    p_extra->>'reference', c.association, c.id, c.channel, p_extra->>'service', p_at, (p_extra->>'replyOn')::date, (p_extra->>'told')::boolean,
    decode(p_extra->>'identity', 'hex'), decode(p_extra->>'proof', 'hex'), decode(p_extra->>'sealed', 'base64'), hash, link.length, link.head
  ) on conflict (reference) do nothing;
  if not found then return false; end if;
  update chains set head = link.head, length = link.length where association = c.association;
  return true;
end $$;
