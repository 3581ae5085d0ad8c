-- The only way in which a member wants to be reached, kept with their latest alert.
create or replace function keep_safe_contact(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update alerts set contact = decode(p_extra->>'contact', 'hex')
  where id = (select id from alerts where conversation_id = p_conversation order by opened_at desc limit 1);
end $$;
