-- What a column of an inherited sheet is called, and the field for which it stands ('' : kept as notes).
create table import_column (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    register varchar(40) not null,
    heading varchar(200) not null,
    field varchar(60) not null
);
create unique index import_column_heading on import_column (register, heading);
