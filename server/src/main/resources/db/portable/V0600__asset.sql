-- Classification as data: schemes with their levels, and what a level of one scheme becomes in another.
create table class_scheme (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    source varchar(500) not null,
    from_on varchar(10) not null,
    until_on varchar(10)
);

create table class_level (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    scheme_id bigint not null references class_scheme (id),
    dimension varchar(40) not null,
    code varchar(20) not null,
    name varchar(100) not null,
    meaning varchar(1000) not null,
    handling varchar(2000) not null,
    position int not null
);
create index class_level_scheme on class_level (scheme_id, dimension, position);

create table class_mapping (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    from_level_id bigint not null references class_level (id),
    to_level_id bigint references class_level (id),
    remark varchar(1000) not null
);
create unique index class_mapping_from on class_mapping (from_level_id, to_level_id);

-- Information assets. Dates by which the list is sorted are '' where there is none, never null.
create table asset (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    kind varchar(40) not null,
    unit_id bigint references unit (id),
    owner_id bigint references person (id),
    confidentiality_id bigint references class_level (id),
    integrity_id bigint references class_level (id),
    availability_id bigint references class_level (id),
    personal varchar(40) not null,
    zone_id bigint references zone (id),
    system_id bigint references asset (id),
    medium varchar(40) not null,
    place varchar(200) not null,
    marks varchar(200) not null,
    retention varchar(20) not null,
    changed_on varchar(10) not null,
    review_on varchar(10) not null,
    reviewed_on varchar(10) not null,
    ended_on varchar(10) not null,
    notes varchar(4000) not null
);
create index asset_name on asset (name, id);
create index asset_unit_name on asset (unit_id, name, id);
create index asset_kind_name on asset (kind, name, id);
create index asset_confidentiality_name on asset (confidentiality_id, name, id);
create index asset_zone_name on asset (zone_id, name, id);
create index asset_personal_name on asset (personal, name, id);
-- What the first sentence counts is read from the index alone: ended_on says whether a row is in use.
create index asset_review on asset (review_on, id, ended_on);
create index asset_unit_review on asset (unit_id, review_on, id, ended_on);
create index asset_unclassified on asset (confidentiality_id, unit_id, ended_on);
create index asset_system on asset (system_id, name, id);
create index asset_owner on asset (owner_id);
