-- Questions of members to which no answer was found, as the desk reads them: personal data covered before they are kept, encrypted with the key of their conversation, gone
-- with it. What somebody decided of several that are alike is one row: their words are kept there too, under the key of the installation, since the association goes on with them.
create table question_verdicts (
  id bigint generated always as identity primary key,
  association text not null,
  kind text not null,
  answer text,
  sealed bytea not null,
  by_staff int not null references staff (id),
  at timestamptz not null,
  back_by int references staff (id),
  back_at timestamptz
);
create index question_verdicts_association on question_verdicts (association, id desc);

create table unanswered (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references conversations (id) on delete cascade,
  association text not null,
  seq int not null,
  at timestamptz not null,
  question bytea not null,
  verdict_id bigint references question_verdicts (id),
  unique (conversation_id, seq)
);
create index unanswered_association on unanswered (association, at desc, id desc);
