-- A member appeals against a refusal. Refuses when the case stands elsewhere by now, was refused before `after` (milliseconds), or was appealed before, and when this
-- conversation is not shown to be its member's.
create or replace function keep_appeal(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
begin
  update requests set status = 'appealed'
  where reference = p_extra->>'reference' and status = 'refused' and association = (select association from conversations where id = p_conversation)
    and p_conversation in (select conversations_of(p_extra->>'reference'))
    and not exists (select 1 from request_events e where e.reference = p_extra->>'reference' and e.status = 'appealed')
    and exists (
      select 1 from request_events e where e.reference = p_extra->>'reference' and e.status = 'refused'
        and e.at >= to_timestamp((p_extra->>'after')::double precision / 1000));
  if not found then return false; end if;
  insert into request_events (reference, at, status, detail, mac)
  values (p_extra->>'reference', p_at, 'appealed', decode(p_extra->>'detail', 'hex'), decode(p_extra->>'mac', 'hex'));
  return true;
end $$;
