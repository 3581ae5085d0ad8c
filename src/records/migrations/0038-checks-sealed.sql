-- Whether a request must be checked is sealed with what it was made under. Those from before are sealed once more as they stand, by a link of their own.
-- functions db048cbcbb842e2b8bf3ffd9a72612c48d3de6d3b17b9dab8607a97004a294eb
alter table requests add column check_sealed boolean not null default false;
