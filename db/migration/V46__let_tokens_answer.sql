-- What a program starts with a workspace's token it also answers, with the same token and no other. No foreign key: the
-- token may be forgotten, and the assessment may go where the token does not.
alter table participant add column made_with uuid;
create unique index participant_made_with on participant (workspace_id, assessment_id, made_with);
