-- One-time codes that join two conversations of one member, as keyed hash. Whoever claims one first has it.
create table link_codes (
  association text not null,
  hash bytea not null,
  conversation_id bigint not null references conversations (id) on delete cascade,
  ends_at timestamptz not null,
  used_by bigint references conversations (id) on delete cascade,
  primary key (association, hash)
);
create index link_codes_conversation on link_codes (conversation_id);
create index link_codes_used_by on link_codes (used_by) where used_by is not null;

-- By a code the member showed both conversations to be his: each then knows the requests of the other. By a reference he showed that of one request.
alter table links add column by_code boolean not null default false, add column told_at timestamptz;
create index links_untold on links (at) where by_code and told_at is null;

alter function keep_sending_extra(bigint, jsonb, timestamptz) rename to keep_outgoing_extra;

create function keep_sending_extra(p_conversation bigint, p_extra jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  case p_extra->>'type'
  when 'offerLink' then
    delete from link_codes where conversation_id = p_conversation or ends_at < p_at;
    -- Two that drew the same code could be mistaken for one another: then it is nobody's.
    insert into link_codes (association, hash, conversation_id, ends_at)
    select association, decode(p_extra->>'hash', 'hex'), id, to_timestamp((p_extra->>'until')::double precision / 1000) from conversations where id = p_conversation
    on conflict (association, hash) do update set ends_at = p_at;
  when 'join' then
    insert into links (conversation_id, other_id, at, by_code)
    select p_conversation, conversation_id, p_at, true from link_codes where used_by = p_conversation
    on conflict (conversation_id, other_id) do update set by_code = true;
    delete from link_codes where used_by = p_conversation;
  else
    perform keep_outgoing_extra(p_conversation, p_extra, p_at);
  end case;
end $$;
