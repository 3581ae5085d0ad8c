-- A step stands in the history of a case, as the row of an outcome tells it; what the row does not say is not there.
create or replace function add_step(p_extra jsonb, p_at timestamptz) returns void language sql as $$
  insert into request_events (reference, at, status, staff_id, reason, detail, mac)
  values (
    p_extra->>'reference', p_at, p_extra->>'status', (p_extra->>'staff')::int, decode(p_extra->>'reason', 'hex'), decode(p_extra->>'detail', 'hex'),
    decode(p_extra->>'mac', 'hex')
  )
$$;
