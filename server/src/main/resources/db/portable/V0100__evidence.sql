-- The ledger of a body: entries as their canonical bytes, each with the hashes of the tree's nodes that it completes, one after the other.
-- What an entry speaks of, and when, stands beside it only so that it can be found; verification compares the two.
create table ledger_entry (
    seq /*$rowid*/bigint/*$end*/ not null primary key,
    subject_kind varchar(60) not null,
    subject_id varchar(255) not null,
    made_at bigint not null,
    entry bytea not null,
    nodes bytea not null
);
create index ledger_entry_subject on ledger_entry (subject_kind, subject_id, seq);
create index ledger_entry_made on ledger_entry (made_at, seq);

-- What must be erasable (names, reasons): bound to its entry by a salted hash; erased by removing the row.
create table ledger_fact (
    seq bigint not null,
    name varchar(60) not null,
    salt bytea not null,
    content varchar(65536) not null,
    primary key (seq, name)
);

-- Signed states of the ledger, in the order of signing.
create table ledger_checkpoint (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    size bigint not null,
    note varchar(131072) not null,
    made_at bigint not null
);

-- The key that signs them, sealed with the master key.
create table ledger_key (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    sealed bytea not null,
    made_at bigint not null
);

-- The salt that stands in the hash of each live row as its newest entry states it, so that verification can hash the row again; gone with
-- its row, it leaves a hash that says nothing.
create table row_seal (
    kind varchar(60) not null,
    id bigint not null,
    salt bytea not null,
    primary key (kind, id)
) /*$clustered*/;

-- Files kept under seal. The content lies in the data folder under its SHA-256; this row says what it is, and its salted hash in the ledger
-- binds the two. Erased, name and hash are '' and the row stays, so that what refers to it still stands.
create table sealed_file (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    hash varchar(64) not null,
    name varchar(400) not null,
    type varchar(20) not null,
    bytes bigint not null,
    sealed_at bigint not null,
    erased_at bigint
);
create index sealed_file_hash on sealed_file (hash);
