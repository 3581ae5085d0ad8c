-- A file that belongs to the line `seq`; its bytes, of which `sha256` is the hash, lie in FILES_DIR.
create or replace function keep_file(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into files (id, conversation_id, seq, size, at, sha256, mac)
  values (
    p_extra->>'id', p_conversation, (p_extra->>'seq')::int, (p_extra->>'size')::int, p_at,
    decode(p_extra->>'sha256', 'hex'), decode(p_extra->>'mac', 'hex')
  );
end $$;
