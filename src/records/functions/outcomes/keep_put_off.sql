-- Another time is named by which a person answers; the first one that was promised stays.
create or replace function keep_put_off(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update escalations set promised_by = to_timestamp((p_extra->>'by')::double precision / 1000) where id = p_extra->>'id' and ended_at is null;
end $$;
