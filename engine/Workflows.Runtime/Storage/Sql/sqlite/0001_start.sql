-- Times count 100-nanosecond ticks since 1970-01-01T00:00Z, so that they sort and come back exactly on both databases.
-- Columns named closed hold what is sealed with a data key: of the instance, or, for files, of the file.
-- In clear is only what queries need: ids, times, kinds, and who may or must act.

-- What an instance runs: every file that a checked process was read from, under the hash of their contents.
create table definition (
    hash text not null primary key,
    process text not null,
    title text not null,
    files text not null
) strict;

-- Which definition new instances of a process get: that of its highest number.
create table deployment (
    number integer not null primary key,
    process text not null,
    definition text not null references definition (hash),
    at integer not null,
    actor text
) strict;

create index deployment_process on deployment (process, number);

-- The organisation over time: the highest number is in force.
create table organisation (
    number integer not null primary key,
    path text not null,
    files text not null,
    at integer not null,
    actor text
) strict;

-- revision counts the entries of the instance's journal, and head is the last one's hash.
create table instance (
    id blob not null primary key,
    revision integer not null,
    head blob not null,
    key_id blob not null,
    process text not null,
    definition text not null references definition (hash),
    status text not null,
    started_by text,
    started_at integer not null,
    ended_at integer,
    last_element integer not null,
    closed blob not null
) strict;

create index instance_started on instance (started_at);
create index instance_process on instance (process, started_at);

-- Who may see what of an instance: extent 1 is what one was asked to do, 2 the whole case.
create table access (
    instance blob not null references instance (id),
    principal text not null,
    extent integer not null check (extent in (1, 2)),
    primary key (principal, instance)
) strict, without rowid;

create index access_instance on access (instance);

create table scope (
    instance blob not null references instance (id),
    id integer not null,
    closed blob not null,
    primary key (instance, id)
) strict;

create table token (
    instance blob not null references instance (id),
    id integer not null,
    scope integer not null,
    node text not null,
    primary key (instance, id)
) strict, without rowid;

-- The flows that have arrived at a join, by name and not by number: arriving twice counts once.
create table arrival (
    instance blob not null references instance (id),
    scope integer not null,
    gate text not null,
    flow text not null,
    primary key (instance, scope, gate, flow)
) strict, without rowid;

-- Closed tasks stay, with how they were closed: completed or withdrawn.
create table task (
    instance blob not null references instance (id),
    id integer not null,
    kind text not null,
    node text not null,
    assignee text,
    opened_at integer not null,
    due_at integer,
    due_day text,
    closed_at integer,
    closed_as text,
    closed blob not null,
    primary key (instance, id)
) strict;

create index task_open on task (due_at, instance, id) where closed_at is null;
create index task_assignee on task (assignee) where closed_at is null and assignee is not null;

-- The principals that may take an open task.
create table task_candidate (
    instance blob not null references instance (id),
    task integer not null,
    principal text not null,
    primary key (principal, instance, task)
) strict, without rowid;

create index task_candidate_task on task_candidate (instance, task);

-- What instances wait for: the truth about timers. Consuming one deletes its row in the transaction of the command.
-- claimed_until is the lease of the node that is about to fire it.
create table wait (
    instance blob not null references instance (id),
    id integer not null,
    kind text not null,
    due_at integer,
    purpose text,
    task integer,
    claimed_until integer,
    closed blob not null,
    primary key (instance, id)
) strict;

create index wait_due on wait (due_at, instance, id) where due_at is not null;

-- Open incidents. The message names variables and never holds their values.
create table incident (
    instance blob not null references instance (id),
    id integer not null,
    token integer,
    task integer,
    node text not null,
    code text not null,
    message text not null,
    raised_at integer not null,
    primary key (instance, id)
) strict;

create index incident_raised on incident (raised_at);

-- One entry a command: a clear header, its events sealed, and a hash that covers both and the entry before.
create table journal (
    instance blob not null references instance (id),
    sequence integer not null,
    at integer not null,
    kind text not null,
    actor text,
    person text,
    operation blob not null,
    closed blob not null,
    hash blob not null,
    primary key (instance, sequence)
) strict;

create unique index journal_operation on journal (operation);

-- Mails on their way. The id follows from what is told to whom, so that nothing is put in twice. What was sent is not kept.
create table outbox (
    id blob not null primary key,
    instance blob not null references instance (id),
    kind text not null,
    person text not null,
    created_at integer not null,
    next_try_at integer not null,
    attempts integer not null,
    claimed_until integer,
    state text not null,
    sent_at integer,
    reason text,
    closed blob
) strict;

create index outbox_waiting on outbox (next_try_at) where state = 'waiting';
create index outbox_instance on outbox (instance);

-- What people are told in the application.
create table notice (
    id blob not null primary key,
    instance blob not null references instance (id),
    task integer,
    kind text not null,
    person text not null,
    at integer not null,
    read_at integer,
    closed blob not null
) strict;

create index notice_person on notice (person, at);
create index notice_instance on notice (instance);

-- Uploaded files. One without an instance is nobody's yet, and one without a description is not finished.
create table blob (
    id blob not null primary key,
    key_id blob not null,
    uploader text not null,
    uploaded_at integer not null,
    instance blob,
    closed blob
) strict;

create index blob_orphan on blob (uploaded_at) where instance is null;
create index blob_instance on blob (instance) where instance is not null;

create table blob_chunk (
    blob blob not null references blob (id),
    number integer not null,
    closed blob not null,
    primary key (blob, number)
) strict;
