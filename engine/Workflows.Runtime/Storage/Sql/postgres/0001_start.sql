create table blob (
    id uuid not null primary key,
    key_id uuid not null,
    uploader text not null,
    uploaded_at bigint not null,
    instance uuid,
    description bytea
);

create index blob_orphan on blob (uploaded_at) where instance is null;
create index blob_instance on blob (instance) where instance is not null;

create table blob_chunk (
    blob uuid not null references blob (id),
    number integer not null,
    closed bytea not null,
    primary key (blob, number)
);
