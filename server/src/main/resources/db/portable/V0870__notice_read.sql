-- By which campaign people were told of a notice: who has read it is counted there.
alter table notice add column campaign_id bigint references campaign (id);
