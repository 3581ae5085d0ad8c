-- A one-time code by which another conversation shows that it is the same member's; an earlier one of this conversation ends.
create or replace function keep_offer_link(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  delete from link_codes where conversation_id = p_conversation or ends_at < p_at;
  -- Two that drew the same code could be mistaken for one another: then it is nobody's.
  insert into link_codes (association, hash, conversation_id, ends_at)
  select association, decode(p_extra->>'hash', 'hex'), id, to_timestamp((p_extra->>'until')::double precision / 1000) from conversations where id = p_conversation
  on conflict (association, hash) do update set ends_at = p_at;
end $$;
