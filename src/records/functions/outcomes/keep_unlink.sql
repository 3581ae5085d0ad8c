-- A conversation stands by itself again: what joined it to others ends, by a code as by a paper that was seen, and what either was shown of the other's.
-- Each of them is to be told; whoever undid it with their own word knows. Refuses when nothing was joined.
create or replace function keep_unlink(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns boolean language plpgsql as $$
declare
  undone int;
begin
  -- One after another: two that undo joins of the same conversations would wait for one another.
  perform pg_advisory_xact_lock(7400131);
  with gone as (
    delete from links where conversation_id = p_conversation or other_id = p_conversation returning conversation_id, other_id, at, staff_id),
  sides as (
    select conversation_id as one, other_id as other, at, staff_id from gone
    union all select other_id, conversation_id, at, staff_id from gone),
  hidden as (
    delete from proofs p using sides s, requests r
    where p.conversation_id = s.one and r.reference = p.reference and r.conversation_id = s.other)
  insert into unlinkings (conversation_id, other_id, joined_at, seen_by, at, staff_id, reason, told_at)
  select one, other, at, staff_id, p_at, (p_extra->>'staff')::int, decode(p_extra->>'reason', 'hex'),
    case when one = p_conversation and p_extra->>'staff' is null then p_at end
  from sides;
  get diagnostics undone = row_count;
  delete from link_codes where conversation_id = p_conversation;
  return undone > 0;
end $$;
