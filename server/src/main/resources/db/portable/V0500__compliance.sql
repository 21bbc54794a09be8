-- What the checks and people's statements come to, as intervals: one row for as long as the answer stays the same.
-- Derived data: kept without entries of their own, but each run of the checks enters its hash in the ledger.
create table obligation_status (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    obligation varchar(100) not null,
    standing varchar(20) not null,
    status varchar(20) not null,
    grade varchar(20),
    sentence varchar(1000) not null,
    responsible varchar(200) not null,
    due_on varchar(10),
    evidence varchar(2000) not null,
    clauses varchar(4000) not null,
    -- From this day on the answer counts no longer by itself, and what it is then.
    good_until varchar(10),
    then_status varchar(20),
    position int not null,
    from_on varchar(10) not null,
    until_on varchar(10)
);
create index obligation_status_day on obligation_status (until_on, from_on);
create index obligation_status_obligation on obligation_status (obligation, from_on);

create table board_run (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    ran_on varchar(10) not null,
    ran_at bigint not null,
    document_id bigint,
    catalogue_version varchar(20) not null,
    clauses int not null,
    -- Clauses that oblige and to which the catalogue knows no obligation.
    unmatched varchar(8000) not null,
    results_hash varchar(64) not null
);

-- What people decided about an obligation: done with evidence, not applicable, excepted, who answers and until when.
create table obligation_decision (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    obligation varchar(100) not null,
    kind varchar(20) not null,
    text varchar(2000) not null,
    grade varchar(20),
    evidence_hash varchar(64),
    approver varchar(200),
    responsible varchar(200),
    decided_on varchar(10) not null,
    until_on varchar(10),
    withdrawn_on varchar(10)
);
create index obligation_decision_obligation on obligation_decision (obligation);
