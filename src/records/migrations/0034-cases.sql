-- A request is a case from when it was sent. `needs_check`: it reaches the committee when somebody has checked it; those of earlier releases stand
-- before the committee as they are. `detail` is encrypted as `reason` is: what a step of the history says beside words.
-- functions 5f2cb8d6d7898284eda31a4ea2e359a55f6edd99fee2a3a3be84c989138fd3d1
alter table requests add column needs_check boolean not null default false;
alter table request_events add column detail bytea;
