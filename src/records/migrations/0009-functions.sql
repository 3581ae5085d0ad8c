-- The present text of every function stands in src/records/functions, and is put in place at each start where it differs; here it is noted
-- which texts the database has. Steps hold tables alone from now on. Whoever changes a function adds a step that names the hash of all of them,
-- so that an older version of Silah refuses to start beside it, instead of putting its own text back:
-- functions 7955c97b0402e6a1c1af0f123db171c2c9a41ea11ad8c8a950da674d912988f7
create table functions (
  name text primary key,
  sha256 text not null
);

-- What a turn leaves is kept by one function for each type, no longer by a chain of four.
drop function keep_extra(bigint, jsonb);
drop function keep_desk_extra(bigint, jsonb, timestamptz);
drop function keep_sending_extra(bigint, jsonb, timestamptz);
drop function keep_outgoing_extra(bigint, jsonb, timestamptz);
