-- Tells this key store from others under the same master key: the database of the cases remembers which one it goes with.
create table key_store (
    id smallint not null primary key check (id = 1),
    store uuid not null
);
