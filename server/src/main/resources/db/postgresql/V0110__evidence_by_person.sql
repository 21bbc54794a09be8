-- The entries of one person, the newest first. Only names are indexed: reasons may be longer than an index takes.
create index ledger_fact_who on ledger_fact (content, seq) where name = 'who';
