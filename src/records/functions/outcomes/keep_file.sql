-- A file that belongs to the line `seq`; its bytes lie in FILES_DIR.
create or replace function keep_file(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into files values (p_extra->>'id', p_conversation, (p_extra->>'seq')::int, (p_extra->>'size')::int, p_at);
end $$;
