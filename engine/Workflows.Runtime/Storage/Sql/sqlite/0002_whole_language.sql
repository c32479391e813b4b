-- What the whole language needs beyond tasks, timers and messages.

-- The deadlines of a case: where each stands, and by when it is to be met.
create table deadline (
    instance blob not null references instance (id),
    name text not null,
    standing text not null,
    due_at integer,
    due_day text,
    closed blob not null,
    primary key (instance, name)
) strict, without rowid;

create index deadline_missed on deadline (due_at, instance) where standing in ('running', 'missed');

-- Calls of services: when the next attempt may begin, how many were begun, whom it goes to, and why the last one came to nothing.
-- What is sent is sealed with the rest of the wait.
alter table wait add column try_at integer;
alter table wait add column attempt integer;
alter table wait add column host text;
alter table wait add column failure text;

create index wait_call on wait (try_at, instance, id) where try_at is not null;

-- The register of a case: every version of every document. What stands in it is a file of its own.
create table document (
    instance blob not null references instance (id),
    number integer not null,
    version integer not null,
    written_at integer not null,
    file blob not null,
    closed blob not null,
    primary key (instance, number, version)
) strict, without rowid;

create index document_written on document (written_at);
create index document_file on document (file);

-- Who may read a document though they may not see the case.
create table document_copy (
    instance blob not null references instance (id),
    number integer not null,
    version integer not null,
    principal text not null,
    primary key (principal, instance, number, version)
) strict, without rowid;
