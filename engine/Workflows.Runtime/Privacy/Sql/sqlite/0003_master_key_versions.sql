-- Master keys by version: every key here says which one wraps it, so that the master key can be changed while both are readable.
-- current_at: since when new keys are wrapped with it; null while nodes are still being given it. retired_at: since when it wraps nothing here.
create table master_key_version (
    version integer not null primary key,
    fingerprint text not null unique,
    made_at integer not null,
    current_at integer,
    retired_at integer
) strict;

insert into master_key_version (version, fingerprint, made_at, current_at)
select 1, m.fingerprint, k.at, k.at from master_key m, (select coalesce(min(made_at), 0) as at from data_key) k;

drop table master_key;

-- Without an index: it is read from one end to the other when the master key is changed, and written with every case.
alter table data_key add column version integer not null default 1;

-- Keys that are no case's: one for each purpose.
create table purpose_key (
    purpose text not null primary key,
    wrapped blob not null,
    version integer not null
) strict;
