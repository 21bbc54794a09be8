-- Policy documents in all their editions. The text that was decided is kept as the bytes that were read.
create table policy_document (
    id bigint not null primary key,
    version int not null,
    kind varchar(20) not null,
    title varchar(400) not null,
    edition int not null,
    parent_id bigint references policy_document (id),
    unit_id bigint references unit (id),
    file_name varchar(400) not null,
    source bytea not null,
    instrument varchar(40),
    document_number varchar(100),
    decision_kind varchar(20),
    decided_on varchar(10),
    decider varchar(200),
    decision_note varchar(2000),
    scan_hash varchar(64),
    enforced_on varchar(10),
    replaced_on varchar(10),
    created_at bigint not null
);
create index policy_document_kind on policy_document (kind, edition);

-- Each organ adopts, alone or jointly; an older policy is designated as the statutory one (位置付け).
create table policy_adoption (
    id bigint not null primary key,
    version int not null,
    document_id bigint not null references policy_document (id),
    organ_id bigint not null references organ (id),
    adopted_on varchar(10) not null,
    jointly boolean not null,
    designated boolean not null
);
create index policy_adoption_document on policy_adoption (document_id);

create table publication (
    id bigint not null primary key,
    version int not null,
    document_id bigint not null references policy_document (id),
    published_on varchar(10) not null,
    url varchar(1000) not null,
    package_hash varchar(64) not null
);
create index publication_document on publication (document_id);

-- For each item of a standard: a procedure, or the recorded reason why none is needed.
create table procedure_decision (
    id bigint not null primary key,
    version int not null,
    standard_id bigint not null references policy_document (id),
    item varchar(400) not null,
    procedure_id bigint references policy_document (id),
    not_needed_reason varchar(2000)
);
