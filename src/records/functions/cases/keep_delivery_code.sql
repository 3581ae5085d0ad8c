-- A member is told a code that they tell at the door; an earlier one of the case is good no more. Refuses when the case does not stand at `from` any more, or
-- concerns whoever sends it, or another code went out after `since`.
create or replace function keep_delivery_code(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  if not holds_case(p_conversation, p_extra) then return false; end if;
  insert into delivery_codes (reference, hash, sent_at, ends_at)
  values (p_extra->>'reference', decode(p_extra->>'hash', 'hex'), p_at, to_timestamp((p_extra->>'until')::double precision / 1000))
  on conflict (reference) do update set hash = excluded.hash, sent_at = excluded.sent_at, ends_at = excluded.ends_at, tries = 0
  where delivery_codes.sent_at <= to_timestamp((p_extra->>'since')::double precision / 1000);
  return found;
end $$;
