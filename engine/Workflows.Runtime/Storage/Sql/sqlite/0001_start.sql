create table blob (
    id blob not null primary key,
    key_id blob not null,
    uploader text not null,
    uploaded_at integer not null,
    instance blob,
    description blob
) strict;

create index blob_orphan on blob (uploaded_at) where instance is null;
create index blob_instance on blob (instance) where instance is not null;

create table blob_chunk (
    blob blob not null references blob (id),
    number integer not null,
    closed blob not null,
    primary key (blob, number)
) strict;
