-- Reminders by mail: where people get theirs, the body's SMTP server (one row, or none), and what was sent to whom on
-- which day. The unique index is what holds "never twice a day".
alter table person add column mail varchar(254);

create table mail_server (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    host varchar(253) not null,
    port int not null,
    safety varchar(20) not null,
    sender varchar(254) not null,
    user_name varchar(254) not null,
    -- Sealed with the master key; null where the server asks for none.
    sealed_password bytea,
    -- Why the last run did not get through; empty where it did.
    failure varchar(400) not null
);

create table mail_delivery (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    person_id bigint not null references person (id),
    sent_on varchar(10) not null,
    address varchar(254) not null,
    items int not null,
    state varchar(20) not null,
    failure varchar(400) not null
);
create unique index mail_delivery_once on mail_delivery (sent_on, person_id);
