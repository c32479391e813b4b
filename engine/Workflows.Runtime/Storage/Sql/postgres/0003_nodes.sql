-- What several nodes on one database need.

-- Which key store the cases here are sealed with: a node that comes with another one is refused before it does harm.
create table installation (
    id smallint not null primary key check (id = 1),
    key_store uuid not null
);

-- The nodes that run on this database; each says every few seconds that it is there.
create table node (
    id uuid not null primary key,
    name text not null,
    version text not null,
    started_at bigint not null,
    seen_at bigint not null
);

-- The shared alarm clock keeps its tables here, apart from those of the cases, and makes them itself.
create schema if not exists quartz;
