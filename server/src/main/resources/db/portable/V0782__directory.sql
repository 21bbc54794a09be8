-- What a directory (Active Directory) said of its accounts when it was last exported. Rows are written by the import alone.
create table directory_export (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    system varchar(200) not null,
    seen_on varchar(10) not null,
    file varchar(200) not null,
    hash varchar(64) not null,
    accounts int not null
);
create unique index directory_export_once on directory_export (system, hash);
create index directory_export_seen on directory_export (system, seen_on, id);

create table directory_account (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    export_id bigint not null references directory_export (id),
    name varchar(200) not null,
    shown varchar(200) not null,
    enabled boolean not null,
    privileged boolean not null,
    lasting boolean not null,
    used_on varchar(10) not null
);
create unique index directory_account_name on directory_account (export_id, name);
