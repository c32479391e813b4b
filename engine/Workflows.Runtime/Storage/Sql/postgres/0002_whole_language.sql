-- What the whole language needs beyond tasks, timers and messages.

-- The deadlines of a case: where each stands, and by when it is to be met.
create table deadline (
    instance uuid not null references instance (id),
    name text not null,
    standing text not null,
    due_at bigint,
    due_day text,
    closed bytea not null,
    primary key (instance, name)
);

create index deadline_missed on deadline (due_at, instance) where standing in ('running', 'missed');

-- Cases that others called or opened. The other case may not be there yet.
create table case_link (
    child uuid not null primary key,
    parent uuid not null references instance (id),
    wait bigint not null,
    node text not null,
    kind text not null,
    process text not null,
    asked_at bigint not null
);

create index case_link_parent on case_link (parent, wait);

-- Commands on their way from one instance to another, stored with the step that sends them and removed when they were delivered.
-- What one instance sends to the same other one is delivered in order: by the number of the journal entry, and the position in it.
create table dispatch (
    sender uuid not null references instance (id),
    sequence bigint not null,
    position integer not null,
    target uuid not null,
    kind text not null,
    created_at bigint not null,
    next_try_at bigint not null,
    attempts integer not null,
    claimed_until bigint,
    reason text,
    closed bytea not null,
    primary key (sender, sequence, position)
);

create index dispatch_due on dispatch (next_try_at);

-- A keyed hash of the name and the key of a message that is waited for: finds who waits, and tells nobody for what.
alter table wait add column correlation bytea;

create index wait_correlation on wait (correlation) where correlation is not null;

-- The starts that come by themselves: the truth about when each comes next. A start is told from others by its process and by how often
-- it comes, as the author wrote that. The case that it starts on a day gets an id that follows from process, rule and day.
create table recurring_start (
    process text not null,
    rule text not null,
    since bigint not null,
    next_at bigint,
    next_day text,
    last_day text,
    last_outcome text,
    primary key (process, rule)
);

create index recurring_start_next on recurring_start (next_at) where next_at is not null;

-- Calls of services: when the next attempt may begin, how many were begun, whom it goes to, and why the last one came to nothing.
-- What is sent is sealed with the rest of the wait.
alter table wait add column try_at bigint;
alter table wait add column attempt integer;
alter table wait add column host text;
alter table wait add column failure text;

create index wait_call on wait (try_at, instance, id) where try_at is not null;

-- The register of a case: every version of every document. What stands in it is a file of its own.
create table document (
    instance uuid not null references instance (id),
    number integer not null,
    version integer not null,
    written_at bigint not null,
    file uuid not null,
    closed bytea not null,
    primary key (instance, number, version)
);

create index document_written on document (written_at);
create index document_file on document (file);

-- Who may read a document though they may not see the case.
create table document_copy (
    instance uuid not null references instance (id),
    number integer not null,
    version integer not null,
    principal text not null,
    primary key (principal, instance, number, version)
);
