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
