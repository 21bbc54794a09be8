-- Who may sign in. An account belongs to at most one person; without a person it has no role.
create table account (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    name varchar(64) not null,
    person_id bigint references person (id),
    source varchar(20) not null,
    -- Argon2id, encoded with its parameters; null where another directory knows the password.
    password varchar(300),
    start_password_until bigint,
    -- Sessions that began under an older number are over.
    epoch int not null,
    created_at bigint not null,
    closed_at bigint
);
create unique index account_name on account (name);
create index account_person on account (person_id);

-- A generator of time-based codes (RFC 6238). The seed is sealed with the master key.
create table code_generator (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    account_id bigint not null references account (id),
    sealed_seed bytea not null,
    -- The time step of the last code accepted: no code is good twice.
    last_step bigint not null,
    enrolled_at bigint not null
);
create unique index code_generator_account on code_generator (account_id);

-- A numbered sheet of codes printed on paper, asked for one after the other. Only keyed marks of the
-- codes are kept, 32 bytes each, in their order.
create table code_sheet (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    account_id bigint not null references account (id),
    marks bytea not null,
    -- The number of the code that is asked for next, from 1; one more than there are when all are used.
    next_number int not null,
    issued_at bigint not null
);
create unique index code_sheet_account on code_sheet (account_id);

-- How signing in works in this body: one row, or none while the defaults hold.
create table sign_in_rule (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    version int not null,
    idle_minutes int not null,
    -- The decision that the terminal's own log-on is the second factor, and who took it.
    terminal_grounds varchar(2000),
    terminal_approver varchar(200),
    terminal_decided_on varchar(10),
    terminal_review_on varchar(10)
);
