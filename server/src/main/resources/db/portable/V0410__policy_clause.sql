-- The clauses of each edition as typed search finds them: derived from its text, made anew with it.
create table policy_clause (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    document_id bigint not null references policy_document (id),
    anchor varchar(400) not null,
    place varchar(400) not null
);
create index policy_clause_document on policy_clause (document_id);
