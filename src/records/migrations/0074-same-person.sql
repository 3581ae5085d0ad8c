-- That two conversations are of one person, or that they are not, as somebody at the desk said; `back_at` where it was taken back. It joins what the desk sees beside one
-- another, and shows nothing to a member.
create table same_person (
  id bigint generated always as identity primary key,
  a_id bigint not null references conversations (id) on delete cascade,
  b_id bigint not null references conversations (id) on delete cascade,
  same boolean not null,
  by_staff int not null references staff (id),
  at timestamptz not null,
  back_by int references staff (id),
  back_at timestamptz,
  check (a_id < b_id)
);
create unique index same_person_now on same_person (a_id, b_id) where back_at is null;
create index same_person_b on same_person (b_id);
create index same_person_by on same_person (by_staff);
create index same_person_back_by on same_person (back_by) where back_by is not null;

-- Requests of one identity, whatever they ask for.
create index requests_of_identity on requests (association, identity) where identity is not null;
