-- The service of a case was provided. Refuses when it has another status by now, when it concerns whoever did it, or, where it is shown by a code (`hash`), when that
-- is not the one that was sent last, or its time is over.
create or replace function keep_deliver_case(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  perform 1 from requests where reference = p_extra->>'reference' for update;
  if p_extra ? 'hash' and not exists (
    select 1 from delivery_codes where reference = p_extra->>'reference' and hash = decode(p_extra->>'hash', 'hex') and ends_at > p_at)
  then return false; end if;
  if not move_case(p_conversation, p_extra, p_at) then return false; end if;
  delete from delivery_codes where reference = p_extra->>'reference';
  return true;
end $$;
