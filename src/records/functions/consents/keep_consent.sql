-- A member agrees to the privacy notice of a version, or takes it back. What the notice said is kept beside it, once for all who read it.
create or replace function keep_consent(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
declare
  print bytea := sha256(convert_to(p_extra->>'said', 'UTF8'));
begin
  insert into notices values (print, (p_extra->>'said')::jsonb, p_at) on conflict do nothing;
  insert into consents values (p_conversation, p_at, (p_extra->>'given')::boolean, p_extra->>'notice', print) on conflict do nothing;
end $$;
