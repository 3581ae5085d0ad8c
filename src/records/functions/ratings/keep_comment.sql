-- Words that go with a rating, encrypted with a key of its own; those that were told already stay.
create or replace function keep_comment(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update ratings set comment = decode(p_extra->>'text', 'hex'), data_key = decode(p_extra->>'key', 'hex') where id = p_extra->>'id' and told_on is null;
end $$;
