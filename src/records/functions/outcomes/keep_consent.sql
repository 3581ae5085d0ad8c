-- A member agrees to the privacy notice of a version, or takes it back.
create or replace function keep_consent(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  insert into consents values (p_conversation, p_at, (p_extra->>'given')::boolean, p_extra->>'notice') on conflict do nothing;
end $$;
