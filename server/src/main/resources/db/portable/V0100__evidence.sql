-- The ledger of a body: entries as their canonical bytes, the Merkle tree's nodes, signed checkpoints.
create table ledger_entry (
    seq bigint not null primary key,
    subject_kind varchar(60) not null,
    subject_id bigint not null,
    action varchar(60) not null,
    entered_at bigint not null,
    entry bytea not null
);
create index ledger_entry_subject on ledger_entry (subject_kind, subject_id, seq);

-- What must be erasable (names, reasons): bound to its entry by a salted hash; erased by setting both to null.
create table ledger_fact (
    seq bigint not null,
    name varchar(40) not null,
    salt bytea,
    content varchar(4000),
    primary key (seq, name)
);

create table ledger_node (
    height int not null,
    idx bigint not null,
    hash bytea not null,
    primary key (height, idx)
);

create table ledger_checkpoint (
    size bigint not null primary key,
    note varchar(8000) not null,
    made_at bigint not null
);

-- The salted hash of each live row as its newest entry states it, so that verification can hash the row again.
create table row_seal (
    kind varchar(60) not null,
    id bigint not null,
    salt bytea not null,
    hash bytea not null,
    primary key (kind, id)
);

-- Files kept under seal, known by the SHA-256 of their content; the content lies in the data folder.
create table sealed_file (
    hash varchar(64) not null primary key,
    name varchar(400) not null,
    media_type varchar(200) not null,
    bytes bigint not null,
    sealed_at bigint not null
);
