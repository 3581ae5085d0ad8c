-- As `settle_parcel`, of a parcel whose names at the provider are kept for a while, sealed: by them it can be taken away again.
create or replace function settle_named_parcel(
  p_id bigint, p_lease int, p_state text, p_part int, p_doubts int, p_fault text, p_next timestamptz, p_sent int, p_external bytea, p_names bytea
) returns boolean language plpgsql as $$
begin
  if not settle_parcel(p_id, p_lease, p_state, p_part, p_doubts, p_fault, p_next, p_sent, p_external) then return false; end if;
  update parcels set names = p_names where outbox_id = p_id and part = p_sent and external = p_external;
  return true;
end $$;
