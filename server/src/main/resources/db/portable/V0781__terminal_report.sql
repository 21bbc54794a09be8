-- What a machine reported of a terminal: the evidence of what is called measured. Rows are only added, by importers.
create table terminal_report (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    computer varchar(200) not null,
    terminal_id bigint references terminal (id),
    source varchar(40) not null,
    reported_on varchar(10) not null,
    file varchar(200) not null,
    hash varchar(64) not null,
    os varchar(200) not null,
    export_lock varchar(20) not null,
    second_factor varchar(20) not null,
    encrypted varchar(20) not null,
    patched_on varchar(10) not null,
    definitions_on varchar(10) not null
);
create index terminal_report_terminal on terminal_report (terminal_id, reported_on, id);
create unique index terminal_report_once on terminal_report (hash, computer);

-- The latest report of a terminal; no form and no sheet writes it.
alter table terminal add column report_id bigint;
