-- The orders and filters of the list of a workspace's assessments; the oldest first has its index already.
create index assessment_newest on assessment (workspace_id, created_at desc, id) where deleted_at is null;
create index assessment_title on assessment (workspace_id, lower(title), id) where deleted_at is null;
create index assessment_verdict on assessment (workspace_id, verdict, created_at desc, id) where deleted_at is null;
create index assessment_owned on assessment (workspace_id, owner_id, created_at desc, id) where deleted_at is null;
create index assessment_thrown_away on assessment (workspace_id, deleted_at, id) where deleted_at is not null;
