-- What is done to the installation and not to a case, chained like the journals of cases.
create table system_entry (
    number integer not null primary key,
    at integer not null,
    kind text not null,
    actor text,
    detail text not null,
    hash blob not null
) strict;

-- How far each log of anchors had been written when the database was last told: a log that is shorter has lost lines.
create table anchor_log (
    log text not null primary key,
    number integer not null,
    hash blob not null,
    at integer not null
) strict, without rowid;

-- The one row is there while nothing may be sent: after a restore, until somebody has looked at what would go out.
create table sending_hold (
    id integer not null primary key check (id = 1),
    since integer not null,
    backup_at integer not null
) strict;
