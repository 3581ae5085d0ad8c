-- Makes links of what waits, at the end of its association's chain. `p_heads` are the heads after each of them, `p_mac` is that of the last.
-- Answers false, and changes nothing, when the chain does not end at `p_after` any more. The first links of a chain (`p_after` 0) enter it into
-- the list of chains, which had `p_chains` until now.
create or replace function append_links(
  p_association text, p_after int, p_waiting bigint[], p_heads bytea[], p_mac bytea, p_chains int, p_list bytea, p_list_mac bytea
) returns boolean language plpgsql as $$
declare
  many int := cardinality(p_waiting);
  made int;
begin
  if p_after = 0 then
    update chain_heads set seq = p_chains + 1, head = p_list, mac = p_list_mac where association = '' and seq = p_chains;
    if not found then return false; end if;
    insert into chain_heads (association, seq, head, mac) values (p_association, many, p_heads[many], p_mac);
  else
    update chain_heads set seq = p_after + many, head = p_heads[many], mac = p_mac where association = p_association and seq = p_after;
    if not found then return false; end if;
  end if;
  with gone as (delete from chain_waiting where id = any (p_waiting) returning id, kind, ref, hash)
  insert into chain_links (association, seq, kind, ref, hash, head)
  select p_association, p_after + t.n, gone.kind, gone.ref, gone.hash, t.head
  from unnest(p_waiting, p_heads) with ordinality as t (id, head, n) join gone on gone.id = t.id;
  get diagnostics made = row_count;
  if made <> many then raise exception 'of % links % were made', many, made; end if;
  return true;
end $$;
