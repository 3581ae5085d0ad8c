-- A member wants to hear nothing by themselves, or wants to again.
create or replace function keep_opt_out(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update conversations set opted_out = (p_extra->>'out')::boolean where id = p_conversation;
end $$;
