-- Files as answers. Their contents are sealed files; carried says that the file of the campaign before stands unchanged.
create table campaign_file (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    campaign_id bigint not null references campaign (id),
    member_id bigint not null references campaign_member (id),
    position int not null,
    sealed_id bigint not null references sealed_file (id),
    name varchar(400) not null,
    hash varchar(64) not null,
    bytes bigint not null,
    carried boolean not null
);
create unique index campaign_file_place on campaign_file (member_id, position);
create index campaign_file_campaign on campaign_file (campaign_id, position);
