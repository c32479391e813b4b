-- Every list comes out of an index in its own order, down to the last of its keys, however many cases there are.

-- Of all cases, and of those of a process: those of each status by themselves.
drop index instance_started;
drop index instance_process;
drop index instance_status;
create index instance_status on instance (status, started_at, id);
create index instance_process on instance (process, status, started_at, id);

-- Who may see a case knows when it was started and what it runs, so that their lists need not look at the case.
create table access_in_order (
    instance uuid not null references instance (id),
    principal text not null,
    extent smallint not null check (extent in (1, 2)),
    process text not null,
    started_at bigint not null,
    primary key (instance, principal)
);

insert into access_in_order (instance, principal, extent, process, started_at)
select a.instance, a.principal, a.extent, i.process, i.started_at
from access a join instance i on i.id = a.instance order by a.instance, a.principal;

drop table access;
alter table access_in_order rename to access;
create index access_started on access (principal, started_at, instance);
create index access_process on access (principal, process, started_at, instance);

-- Who may take a task knows when it is due; one that never is has the last time that can be written.
create table candidate_in_order (
    instance uuid not null references instance (id),
    task bigint not null,
    principal text not null,
    due_at bigint not null,
    primary key (instance, task, principal)
);

insert into candidate_in_order (instance, task, principal, due_at)
select c.instance, c.task, c.principal, coalesce(t.due_at, 9223372036854775807)
from task_candidate c join task t on c.instance = t.instance and c.task = t.id order by c.instance, c.task, c.principal;

drop table task_candidate;
alter table candidate_in_order rename to task_candidate;
create index task_candidate_due on task_candidate (principal, due_at, instance, task);

drop index task_assignee;
create index task_assignee on task (assignee, opened_at, instance, id) where closed_at is null and assignee is not null;

create index wait_purpose on wait (purpose, due_at, instance, id) where due_at is not null;

drop index deadline_missed;
create index deadline_open on deadline (due_at, instance, name) where standing in ('running', 'missed');

drop index incident_raised;
create index incident_raised on incident (raised_at, instance, id);

drop index document_written;
create index document_written on document (written_at, instance, number, version);

-- What a person has read stands apart from what not.
drop index notice_person;
create index notice_unread on notice (person, at, id) where read_at is null;
create index notice_read on notice (person, at, id) where read_at is not null;

drop index outbox_created;
create index outbox_state on outbox (state, created_at, id);

create index dispatch_tried on dispatch (created_at, sender, sequence, position) where attempts > 0;
