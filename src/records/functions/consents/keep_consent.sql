-- A member agrees to the privacy notice of a version, or takes it back. What the notice said is kept beside it, once for all who read it. The first of each is
-- kept by one at a time: two groups of turns, each with new notices of several associations, do not wait for one another.
create or replace function keep_consent(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
declare
  print bytea := sha256(convert_to(p_extra->>'said', 'UTF8'));
begin
  if not exists (select from notices where sha256 = print) then
    perform pg_advisory_xact_lock(7400105);
    insert into notices values (print, (p_extra->>'said')::jsonb, p_at) on conflict do nothing;
  end if;
  insert into consents values (p_conversation, p_at, (p_extra->>'given')::boolean, p_extra->>'notice', print) on conflict do nothing;
  -- Whoever takes it back is forgotten after their silence.
  if not (p_extra->>'given')::boolean then
    update conversations set forget_next_at = p_at where id = p_conversation;
  end if;
end $$;
