-- A report remembers what of a team's work is not in the answers that count: advisers, rounds and who moved.
alter table report add column team jsonb;
