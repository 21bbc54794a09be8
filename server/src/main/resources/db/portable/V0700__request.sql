-- Requests and their approval; until_on is the last day of what was asked. What was asked is kept as it was typed and as people read it that day.
create table request (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    kind varchar(40) not null,
    fiscal_year int not null,
    serial int not null,
    document_number varchar(100) not null,
    title varchar(200) not null,
    unit_id bigint references unit (id),
    applicant_id bigint not null references person (id),
    applicant varchar(200) not null,
    entered_by varchar(200) not null,
    route varchar(20) not null,
    state varchar(20) not null,
    reason varchar(4000) not null,
    remark varchar(2000) not null,
    from_on varchar(10) not null,
    until_on varchar(10) not null,
    asked_on varchar(10) not null,
    decided_on varchar(10) not null,
    renews_id bigint references request (id),
    row_id bigint
);
create unique index request_serial on request (kind, fiscal_year, serial);
create index request_state on request (state, asked_on, id);
create index request_applicant on request (applicant_id, asked_on, id);
create index request_unit on request (unit_id, asked_on, id);
create index request_asked on request (asked_on, id);
create index request_row on request (kind, row_id);

create table request_value (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    request_id bigint not null references request (id),
    position int not null,
    field varchar(60) not null,
    label varchar(200) not null,
    content varchar(4000) not null,
    shown varchar(4000) not null
);
create unique index request_value_place on request_value (request_id, position);

-- Who decides, in order. decision is '' while it is waited for.
create table request_step (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    request_id bigint not null references request (id),
    position int not null,
    role varchar(40) not null,
    consulted boolean not null,
    decision varchar(20) not null,
    person_id bigint references person (id),
    person varchar(200) not null,
    decided_on varchar(10) not null,
    grounds varchar(2000) not null,
    remark varchar(2000) not null,
    read_by varchar(200) not null,
    read_on varchar(10) not null
);
create unique index request_step_place on request_step (request_id, position);

-- Files that belong to a request: the scan of the signed form, and what the applicant attached. Their contents are sealed files.
create table request_paper (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    request_id bigint not null references request (id),
    purpose varchar(20) not null,
    sealed_id bigint not null references sealed_file (id),
    name varchar(400) not null,
    hash varchar(64) not null,
    bytes bigint not null
);
create index request_paper_request on request_paper (request_id, id);

-- Who acts for a role while its holder is absent (代行順位) or by standing rule (専決), and who is absent when.
create table deputy (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    role varchar(40) not null,
    standing varchar(20) not null,
    unit_id bigint references unit (id),
    place int not null,
    person_id bigint not null references person (id),
    from_on varchar(10) not null,
    until_on varchar(10) not null,
    notes varchar(4000) not null
);
create index deputy_name on deputy (name, id);
create index deputy_unit_name on deputy (unit_id, name, id);
create index deputy_role_name on deputy (role, name, id);

create table absence (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    unit_id bigint references unit (id),
    person_id bigint not null references person (id),
    from_on varchar(10) not null,
    until_on varchar(10) not null,
    notes varchar(4000) not null
);
create index absence_from on absence (from_on, id);
create index absence_unit_from on absence (unit_id, from_on, id);
