-- What the language gained after the start.

-- Calls of services: when the next attempt may begin, how many were begun, whom it goes to, and why the last one came to nothing.
-- What is sent is sealed with the rest of the wait.
alter table wait add column try_at bigint;
alter table wait add column attempt integer;
alter table wait add column host text;
alter table wait add column failure text;

create index wait_call on wait (try_at, instance, id) where try_at is not null;
