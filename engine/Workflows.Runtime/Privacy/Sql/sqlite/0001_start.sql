-- The key store: wrapped data keys, apart from the database that they protect.
-- Times count 100-nanosecond ticks since 1970-01-01T00:00Z.

-- Which master key wraps the keys here; the one row tells a wrong key file before it does harm.
create table master_key (
    id integer not null primary key check (id = 1),
    fingerprint text not null
) strict;

create table data_key (
    id blob not null primary key,
    wrapped blob not null,
    made_at integer not null
) strict;

-- What was erased, for ever; a restored backup is told of it.
create table destroyed_key (
    id blob not null primary key,
    at integer not null
) strict;

create index destroyed_key_at on destroyed_key (at);
