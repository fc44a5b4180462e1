-- The name of whoever made a link, as it was then; empty for somebody who works alone.
alter table share add column created_by text not null default '' check (length(created_by) <= 100);
