-- Outsourcing contracts and the chain of subcontracts.
create table contract (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    number varchar(100) not null,
    contractor varchar(200) not null,
    unit_id bigint references unit (id),
    owner_id bigint references person (id),
    kind varchar(40) not null,
    handles varchar(40) not null,
    selection varchar(1000) not null,
    starts_on varchar(10) not null,
    ends_on varchar(10) not null,
    clauses_read_on varchar(10) not null,
    clauses_missing varchar(1000) not null,
    subcontracts varchar(40) not null,
    workers varchar(1000) not null,
    verified_on varchar(10) not null,
    measures varchar(1000) not null,
    deletion_due_on varchar(10) not null,
    deleted_on varchar(10) not null,
    existing varchar(20) not null,
    renewal_on varchar(10) not null,
    notes varchar(4000) not null
);
create index contract_name on contract (name, id);
create index contract_unit_name on contract (unit_id, name, id);
create index contract_handles_name on contract (handles, name, id);
create index contract_ends on contract (ends_on, id);

create table subcontract (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    contract_id bigint not null references contract (id),
    above_id bigint references subcontract (id),
    unit_id bigint references unit (id),
    work varchar(1000) not null,
    place varchar(200) not null,
    found_on varchar(10) not null,
    consented_on varchar(10) not null,
    consent_number varchar(100) not null,
    ended_on varchar(10) not null,
    notes varchar(4000) not null
);
create index subcontract_name on subcontract (name, id);
create index subcontract_unit_name on subcontract (unit_id, name, id);
create index subcontract_contract on subcontract (contract_id, name, id);
