-- The body itself, its organs, units, persons in office and what other bodies carry for it.
-- Facts have dates: half-open intervals [from_on, until_on), ISO text; until_on null means still so.
create table body (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    kind varchar(40) not null,
    network_model varchar(40),
    exemption_grounds varchar(2000),
    exemption_approver varchar(200),
    exemption_decided_on varchar(10),
    exemption_review_on varchar(10),
    created_at bigint not null
);

-- Plain facts on which obligations depend; what nobody answered has no row.
create table body_fact (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    fact varchar(40) not null,
    answer boolean not null,
    grounds varchar(2000),
    from_on varchar(10) not null,
    until_on varchar(10)
);

-- Meetings of the information security committee, or of the council that takes its place.
create table committee_meeting (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    held_on varchar(10) not null,
    subject varchar(2000) not null,
    minutes varchar(64)
);

create table organ (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    kind varchar(40) not null,
    name varchar(200) not null,
    from_on varchar(10) not null,
    until_on varchar(10)
);

create table unit (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    parent_id bigint references unit (id),
    organ_id bigint references organ (id),
    school boolean not null,
    position int not null,
    from_on varchar(10) not null,
    until_on varchar(10)
);

create table person (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    kana varchar(200),
    employment varchar(40) not null,
    unit_id bigint references unit (id),
    member_body varchar(200),
    from_on varchar(10) not null,
    until_on varchar(10)
);

create table role_holding (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    role varchar(40) not null,
    person_id bigint not null references person (id),
    unit_id bigint references unit (id),
    exception_grounds varchar(2000),
    exception_approver varchar(200),
    from_on varchar(10) not null,
    until_on varchar(10)
);
create index role_holding_role on role_holding (role);
create index role_holding_person on role_holding (person_id);

create table zone (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    kind varchar(40) not null,
    name varchar(200) not null,
    carried_by varchar(200),
    from_on varchar(10) not null,
    until_on varchar(10)
);

-- A measure that another body carries (member city, prefecture, joint computing, J-LIS).
create table carried_measure (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    carrier varchar(200) not null,
    carrier_kind varchar(40) not null,
    measure varchar(40) not null,
    agreement varchar(500),
    division varchar(2000),
    evidence_expected varchar(500),
    evidence_received_on varchar(10),
    review_on varchar(10),
    from_on varchar(10) not null,
    until_on varchar(10)
);
