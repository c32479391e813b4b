-- Times count 100-nanosecond ticks since 1970-01-01T00:00Z, so that they sort and come back exactly on both databases.
-- Columns named closed hold what is sealed with a data key: of the instance, or, for files, of the file.
-- In clear is only what queries need: ids, times, kinds, and who may or must act.

-- What an instance runs: every file that a checked process was read from, under the hash of their contents.
create table definition (
    hash text not null primary key,
    process text not null,
    title text not null,
    files text not null
);

-- Which definition new instances of a process get: that of its highest number.
create table deployment (
    number bigint not null primary key,
    process text not null,
    definition text not null references definition (hash),
    at bigint not null,
    actor text
);

create index deployment_process on deployment (process, number);

-- The organisation over time: the highest number is in force.
create table organisation (
    number bigint not null primary key,
    path text not null,
    files text not null,
    at bigint not null,
    actor text
);

-- revision counts the entries of the instance's journal, and head is the last one's hash.
create table instance (
    id uuid not null primary key,
    revision bigint not null,
    head bytea not null,
    key_id uuid not null,
    process text not null,
    definition text not null references definition (hash),
    status text not null,
    started_by text,
    started_at bigint not null,
    ended_at bigint,
    last_element bigint not null,
    closed bytea not null
);

create index instance_started on instance (started_at);
create index instance_process on instance (process, started_at);

-- Who may see what of an instance: extent 1 is what one was asked to do, 2 the whole case.
create table access (
    instance uuid not null references instance (id),
    principal text not null,
    extent smallint not null check (extent in (1, 2)),
    primary key (principal, instance)
);

create index access_instance on access (instance);

create table scope (
    instance uuid not null references instance (id),
    id bigint not null,
    closed bytea not null,
    primary key (instance, id)
);

create table token (
    instance uuid not null references instance (id),
    id bigint not null,
    scope bigint not null,
    node text not null,
    primary key (instance, id)
);

-- The flows that have arrived at a join, by name and not by number: arriving twice counts once.
create table arrival (
    instance uuid not null references instance (id),
    scope bigint not null,
    gate text not null,
    flow text not null,
    primary key (instance, scope, gate, flow)
);

-- Closed tasks stay, with how they were closed: completed or withdrawn.
create table task (
    instance uuid not null references instance (id),
    id bigint not null,
    kind text not null,
    node text not null,
    assignee text,
    opened_at bigint not null,
    due_at bigint,
    due_day text,
    closed_at bigint,
    closed_as text,
    closed bytea not null,
    primary key (instance, id)
);

create index task_open on task (due_at, instance, id) where closed_at is null;
create index task_assignee on task (assignee) where closed_at is null and assignee is not null;

-- The principals that may take an open task.
create table task_candidate (
    instance uuid not null references instance (id),
    task bigint not null,
    principal text not null,
    primary key (principal, instance, task)
);

create index task_candidate_task on task_candidate (instance, task);

-- What instances wait for: the truth about timers. Consuming one deletes its row in the transaction of the command.
-- claimed_until is the lease of the node that is about to fire it.
create table wait (
    instance uuid not null references instance (id),
    id bigint not null,
    kind text not null,
    due_at bigint,
    purpose text,
    task bigint,
    claimed_until bigint,
    closed bytea not null,
    primary key (instance, id)
);

create index wait_due on wait (due_at, instance, id) where due_at is not null;

-- Open incidents. The message names variables and never holds their values.
create table incident (
    instance uuid not null references instance (id),
    id bigint not null,
    token bigint,
    task bigint,
    node text not null,
    code text not null,
    message text not null,
    raised_at bigint not null,
    primary key (instance, id)
);

create index incident_raised on incident (raised_at);

-- One entry a command: a clear header, its events sealed, and a hash that covers both and the entry before.
create table journal (
    instance uuid not null references instance (id),
    sequence bigint not null,
    at bigint not null,
    kind text not null,
    actor text,
    person text,
    operation uuid not null,
    closed bytea not null,
    hash bytea not null,
    primary key (instance, sequence)
);

create unique index journal_operation on journal (operation);

-- Mails on their way. The id follows from what is told to whom, so that nothing is put in twice. What was sent is not kept.
create table outbox (
    id uuid not null primary key,
    instance uuid not null references instance (id),
    kind text not null,
    person text not null,
    created_at bigint not null,
    next_try_at bigint not null,
    attempts integer not null,
    claimed_until bigint,
    state text not null,
    sent_at bigint,
    reason text,
    closed bytea
);

create index outbox_waiting on outbox (next_try_at) where state = 'waiting';
create index outbox_instance on outbox (instance);

-- What people are told in the application.
create table notice (
    id uuid not null primary key,
    instance uuid not null references instance (id),
    task bigint,
    kind text not null,
    person text not null,
    at bigint not null,
    read_at bigint,
    closed bytea not null
);

create index notice_person on notice (person, at);
create index notice_instance on notice (instance);

-- Uploaded files. One without an instance is nobody's yet, and one without a description is not finished.
create table blob (
    id uuid not null primary key,
    key_id uuid not null,
    uploader text not null,
    uploaded_at bigint not null,
    instance uuid,
    closed bytea
);

create index blob_orphan on blob (uploaded_at) where instance is null;
create index blob_instance on blob (instance) where instance is not null;

create table blob_chunk (
    blob uuid not null references blob (id),
    number integer not null,
    closed bytea not null,
    primary key (blob, number)
);
