-- Ways in, the same at every node: hashes of random secrets, never secrets. The installation tells its cookie from that of another.
create table sign_in (
    id integer not null primary key check (id = 1),
    installation text not null,
    link text,
    link_expires_at integer
) strict;

create table sign_in_session (
    hash text not null primary key,
    operator text not null,
    person text,
    expires_at integer not null
) strict, without rowid;
