-- External services that the body uses (外部サービス・クラウド), and its social media accounts. Days are '' where there is none.
create table external_service (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    provider varchar(200) not null,
    unit_id bigint references unit (id),
    owner_id bigint references person (id),
    kind varchar(40) not null,
    purpose varchar(1000) not null,
    confidentiality_id bigint references class_level (id),
    personal varchar(40) not null,
    terms varchar(40) not null,
    ismap varchar(40) not null,
    data_place varchar(40) not null,
    responsibility varchar(1000) not null,
    approval varchar(200) not null,
    approver varchar(200) not null,
    approved_on varchar(10) not null,
    until_on varchar(10) not null,
    reviewed_on varchar(10) not null,
    ended_on varchar(10) not null,
    erased_on varchar(10) not null,
    counts varchar(20) not null,
    counts_grounds varchar(1000) not null,
    counted_on varchar(10) not null,
    notes varchar(4000) not null
);
create index external_service_name on external_service (name, id);
create index external_service_unit_name on external_service (unit_id, name, id);
create index external_service_kind_name on external_service (kind, name, id);
create index external_service_level_name on external_service (confidentiality_id, name, id);
create index external_service_until on external_service (until_on, id);

create table social_account (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(200) not null,
    service varchar(100) not null,
    address varchar(500) not null,
    unit_id bigint references unit (id),
    owner_id bigint references person (id),
    poster varchar(200) not null,
    purpose varchar(1000) not null,
    may_publish varchar(1000) not null,
    procedure_on varchar(10) not null,
    guided boolean not null,
    approval varchar(200) not null,
    until_on varchar(10) not null,
    posted_on varchar(10) not null,
    ended_on varchar(10) not null,
    notes varchar(4000) not null
);
create index social_account_name on social_account (name, id);
create index social_account_unit_name on social_account (unit_id, name, id);
create index social_account_posted on social_account (posted_on, id);
