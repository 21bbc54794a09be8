-- What many people must answer by a date (一斉依頼). Lists in one column are separated by commas; empty means all.
-- per_unit: one answer for each unit.
create table campaign (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    title varchar(200) not null,
    kind varchar(40) not null,
    unit_id bigint references unit (id),
    audience_unit_id bigint references unit (id),
    audience_employment varchar(400) not null,
    audience_roles varchar(400) not null,
    as_of varchar(10) not null,
    material varchar(8000) not null,
    pass_mark int not null,
    opened_on varchar(10) not null,
    due_on varchar(10) not null,
    second_due_on varchar(10) not null,
    closed_on varchar(10) not null,
    before_id bigint references campaign (id),
    per_unit boolean default false not null
);
create index campaign_opened on campaign (opened_on, id);

create table campaign_question (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    campaign_id bigint not null references campaign (id),
    position int not null,
    kind varchar(20) not null,
    question varchar(1000) not null,
    choices varchar(2000) not null,
    correct varchar(400) not null
);
create unique index campaign_question_place on campaign_question (campaign_id, position);

-- Who is asked; without person_id the row stands for the unit, and person is who answered for it.
create table campaign_member (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    campaign_id bigint not null references campaign (id),
    person_id bigint references person (id),
    person varchar(200) not null,
    unit_id bigint references unit (id),
    answered_on varchar(10) not null,
    route varchar(20) not null,
    entered_by varchar(200) not null,
    points int not null,
    passed boolean not null,
    answers varchar(8000) not null,
    changed_by varchar(200) default '' not null,
    changed_on varchar(10) default '' not null
);
create unique index campaign_member_person on campaign_member (campaign_id, person_id);
create index campaign_member_unit on campaign_member (campaign_id, unit_id, person);
create index campaign_member_of on campaign_member (person_id, answered_on);
