-- Who at the desk is concerned by a case: they can neither read nor decide it. `marked_by` is null where it was found by what they declared.
-- functions 9b0706df1c6b8d120beea517c12b753d4a3972cee20e6de9106c8fc521b95228
create table concerns (
  reference text not null references requests (reference),
  staff_id int not null references staff (id),
  at timestamptz not null,
  marked_by int references staff (id),
  primary key (reference, staff_id)
);
create index concerns_staff on concerns (staff_id);

-- What somebody at the desk declared of themselves or of a relative (`whose`): an identity or a telephone, as the keyed hash by which cases are found.
create table staff_ties (
  staff_id int not null references staff (id),
  token bytea not null,
  whose text not null,
  at timestamptz not null,
  primary key (staff_id, token)
);
create index staff_ties_token on staff_ties (token);
