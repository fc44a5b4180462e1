-- Where somebody wants to go on once they have used a letter, such as to the invitation that they were reading. It is
-- sealed with a key of the server's: an invitation's address opens something, and this table opens nothing.
alter table letter add column back text not null default '' check (length(back) <= 1000);
