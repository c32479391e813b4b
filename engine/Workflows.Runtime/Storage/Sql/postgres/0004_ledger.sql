-- What is done to the installation and not to a case, chained like the journals of cases.
create table system_entry (
    number bigint not null primary key,
    at bigint not null,
    kind text not null,
    actor text,
    detail text not null,
    hash bytea not null
);

-- How far each log of anchors had been written when the database was last told: a log that is shorter has lost lines.
create table anchor_log (
    log text not null primary key,
    number bigint not null,
    hash bytea not null,
    at bigint not null
);

-- The one row is there while nothing may be sent: after a restore, until somebody has looked at what would go out.
create table sending_hold (
    id integer not null primary key check (id = 1),
    since bigint not null,
    backup_at bigint not null
);
