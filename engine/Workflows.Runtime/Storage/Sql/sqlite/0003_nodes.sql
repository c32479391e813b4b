-- What several nodes on one database need; here there is one.

-- Which key store the cases here are sealed with: a start with another one is refused before it does harm.
create table installation (
    id integer not null primary key check (id = 1),
    key_store blob not null
) strict;

-- The node that runs on this database; it says every few seconds that it is there.
create table node (
    id blob not null primary key,
    name text not null,
    version text not null,
    started_at integer not null,
    seen_at integer not null
) strict, without rowid;
