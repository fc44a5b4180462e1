-- What a token is for also covers the workspace itself: its audit log, its tokens, and all of it to take away.
alter table workspace_token drop constraint workspace_token_scopes_check;
alter table workspace_token add constraint workspace_token_scopes_check check (cardinality(scopes) >= 1
    and scopes <@ array['assessments:read', 'assessments:write', 'reports:read', 'shares:write', 'webhooks:write',
        'tokens:write', 'audit:read', 'workspace:export']);

-- A token that another token made ends with it.
alter table workspace_token add column made_with uuid;
alter table workspace_token add foreign key (workspace_id, made_with) references workspace_token (workspace_id, id)
    on update cascade on delete cascade;
create index workspace_token_made_with on workspace_token (workspace_id, made_with);
