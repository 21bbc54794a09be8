-- Policy documents in all their editions. The text that was decided is kept as the bytes that were read. A series is one document with its
-- editions and bears the id of the first; parent_id names the series above it.
create table policy_document (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    series_id bigint not null,
    kind varchar(20) not null,
    title varchar(400) not null,
    edition int not null,
    parent_id bigint references policy_document (id),
    unit_id bigint references unit (id),
    for_everyone boolean not null,
    file_name varchar(400) not null,
    source bytea not null,
    proposed_on varchar(10),
    proposer varchar(200),
    proposal_reason varchar(2000),
    planned_on varchar(10),
    seal_columns varchar(1000),
    consult_columns varchar(1000),
    adopting_organs varchar(1000),
    instrument varchar(40),
    document_number varchar(100),
    decision_kind varchar(20),
    decided_on varchar(10),
    decider varchar(200),
    consulted varchar(1000),
    read_after_by varchar(200),
    read_after_on varchar(10),
    scan_id bigint references sealed_file (id),
    enforced_on varchar(10),
    ended_on varchar(10),
    created_at bigint not null
);
create index policy_document_kind on policy_document (kind, edition);
create unique index policy_document_edition on policy_document (series_id, edition);

-- Each organ adopts, alone or jointly; an older policy is designated as the statutory one (位置付け).
create table policy_adoption (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    document_id bigint not null references policy_document (id),
    organ_id bigint not null references organ (id),
    adopted_on varchar(10) not null,
    jointly boolean not null,
    designated boolean not null,
    document_number varchar(100) not null
);
create index policy_adoption_document on policy_adoption (document_id);

-- A package made for the body's web site, sealed as it was handed over, and when and where it was put up.
create table publication (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    document_id bigint not null references policy_document (id),
    package_id bigint references sealed_file (id),
    package_hash varchar(64) not null,
    prepared_on varchar(10) not null,
    published_on varchar(10),
    url varchar(1000)
);
create index publication_document on publication (document_id);

-- For each item of a standard: a procedure, or the recorded reason why none is needed. Both are named by their first
-- editions (the series), and an item by an id that does not depend on its number, so that a decision outlives editions;
-- the item of a standard that cannot be read, or obliges nothing, is ''.
create table procedure_decision (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    standard_id bigint not null references policy_document (id),
    item varchar(400) not null,
    procedure_id bigint references policy_document (id),
    not_needed_reason varchar(2000) not null,
    decided_on varchar(10) not null
);
create unique index procedure_decision_item on procedure_decision (standard_id, item);
