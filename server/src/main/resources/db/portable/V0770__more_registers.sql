-- Laws and own rules, reports of the security cloud, procurement, software, and what belongs to contracts. Days are '' where there is none.
create table law (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    kind varchar(40) not null,
    number varchar(200) not null,
    unit_id bigint references unit (id),
    about varchar(1000) not null,
    clause varchar(200) not null,
    place varchar(500) not null,
    amended_on varchar(10) not null,
    checked_on varchar(10) not null,
    told_on varchar(10) not null,
    ended_on varchar(10) not null,
    notes varchar(4000) not null
);
create index law_name on law (name, id);
create index law_kind_name on law (kind, name, id);
create index law_unit_name on law (unit_id, name, id);
create index law_checked on law (checked_on, id);

create table security_cloud_report (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    unit_id bigint references unit (id),
    covers varchar(200) not null,
    received_on varchar(10) not null,
    findings int not null,
    summary varchar(1000) not null,
    measure varchar(1000) not null,
    due_on varchar(10) not null,
    done_on varchar(10) not null,
    notes varchar(4000) not null
);
create index security_cloud_report_received on security_cloud_report (received_on, id);
create index security_cloud_report_name on security_cloud_report (name, id);
create index security_cloud_report_unit_name on security_cloud_report (unit_id, name, id);

create table procurement (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    kind varchar(40) not null,
    unit_id bigint references unit (id),
    requirements varchar(2000) not null,
    chain varchar(40) not null,
    grounds varchar(1000) not null,
    support_until varchar(10) not null,
    decided_on varchar(10) not null,
    inspected_on varchar(10) not null,
    notes varchar(4000) not null
);
create index procurement_name on procurement (name, id);
create index procurement_kind_name on procurement (kind, name, id);
create index procurement_unit_name on procurement (unit_id, name, id);
create index procurement_decided on procurement (decided_on, id);

create table software (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    maker varchar(200) not null,
    unit_id bigint references unit (id),
    purpose varchar(1000) not null,
    source varchar(500) not null,
    terminals varchar(500) not null,
    license varchar(200) not null,
    approval varchar(200) not null,
    until_on varchar(10) not null,
    support_until varchar(10) not null,
    ended_on varchar(10) not null,
    notes varchar(4000) not null
);
create index software_name on software (name, id);
create index software_unit_name on software (unit_id, name, id);
create index software_until on software (until_on, id);

create table contract_visit (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    contract_id bigint not null references contract (id),
    unit_id bigint references unit (id),
    way varchar(40) not null,
    visited_on varchar(10) not null,
    visitor varchar(200) not null,
    findings varchar(2000) not null,
    measure varchar(1000) not null,
    due_on varchar(10) not null,
    done_on varchar(10) not null,
    notes varchar(4000) not null
);
create index contract_visit_visited on contract_visit (visited_on, id);
create index contract_visit_name on contract_visit (name, id);
create index contract_visit_unit_name on contract_visit (unit_id, name, id);
create index contract_visit_contract on contract_visit (contract_id, visited_on, id);

create table contract_worker (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    contract_id bigint not null references contract (id),
    unit_id bigint references unit (id),
    company varchar(200) not null,
    work varchar(500) not null,
    place varchar(200) not null,
    told_on varchar(10) not null,
    oath_on varchar(10) not null,
    until_on varchar(10) not null,
    notes varchar(4000) not null
);
create index contract_worker_name on contract_worker (name, id);
create index contract_worker_unit_name on contract_worker (unit_id, name, id);
create index contract_worker_contract on contract_worker (contract_id, name, id);

-- What a contractor is asked about its measures, and its answers. link_hash is the SHA-256 of the one-time link; '' where there is none.
create table questionnaire (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    contract_id bigint not null references contract (id),
    unit_id bigint references unit (id),
    questions varchar(4000) not null,
    sent_on varchar(10) not null,
    due_on varchar(10) not null,
    answered_on varchar(10) not null,
    answered_by varchar(200) not null,
    route varchar(20) not null,
    checked_on varchar(10) not null,
    link_hash varchar(64) not null,
    link_until varchar(10) not null,
    notes varchar(4000) not null
);
create index questionnaire_name on questionnaire (name, id);
create index questionnaire_unit_name on questionnaire (unit_id, name, id);
create index questionnaire_due on questionnaire (due_on, id);
create index questionnaire_link on questionnaire (link_hash);
create index questionnaire_contract on questionnaire (contract_id, due_on, id);

create table questionnaire_answer (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    questionnaire_id bigint not null references questionnaire (id),
    position int not null,
    question varchar(1000) not null,
    answer varchar(20) not null,
    remark varchar(1000) not null
);
create unique index questionnaire_answer_place on questionnaire_answer (questionnaire_id, position);
