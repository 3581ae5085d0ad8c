-- People: whose the cases are. Each has a key of their own, wrapped by their association's (a row of `keys`); `found` is a keyed hash of the identity that they gave, or of their
-- first conversation with their name: several people may share a telephone. An applicant is whoever sent a case: the lines of its form that tell who that is, under the person's key,
-- and keyed hashes of their words and figures (docs/decisions/0055-who-sent-a-case.md). `picked` names the fields that were looked at. Both are made anew from the forms.
create table people (
  id bigint generated always as identity primary key,
  association text not null,
  found bytea not null,
  data_key bytea not null,
  unique (association, found)
);
create table applicants (
  reference text primary key references requests (reference) on delete cascade,
  association text not null,
  person_id bigint not null references people (id) on delete cascade,
  picked text not null,
  who bytea not null,
  tokens bigint[] not null
);
create index applicants_person on applicants (person_id);
create index applicants_tokens on applicants using gin (tokens);
