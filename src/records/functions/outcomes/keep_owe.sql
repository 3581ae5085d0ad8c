-- A member wrote to the person who has the conversation: from their first word that is not answered on, an answer is owed by `lease`.
create or replace function keep_owe(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update conversations set owed_at = p_at, lease_until = to_timestamp((p_extra->>'lease')::double precision / 1000) where id = p_conversation and owner <> 'bot' and owed_at is null;
end $$;
