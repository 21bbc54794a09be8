-- Typed search: the normalised text of each row, and its bigrams. A gram is two code points in one number
-- (first << 21 | second; the second is 0 behind the last character of a word), and behind it a number of the kind of
-- row in twenty bits, so that the rows of one kind lie together. Within a gram the rows stand in the order of their
-- titles, so that the first page of what a common word finds is read without looking at the rest. Both are derived
-- and can be made anew.
create table search_text (
    id /*$rowid*/bigint/*$end*/ not null primary key,
    kind varchar(60) not null,
    title varchar(400) not null,
    content varchar(8000) not null
);

create table search_gram (
    gram bigint not null,
    title varchar(400) not null,
    id bigint not null,
    primary key (gram, title, id)
) /*$clustered*/;
