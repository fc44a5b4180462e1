-- A secret that opens one assessment: an edit key, a link to resume, an invitation, a participant's key.
-- Only the hash is kept. A link that its owner may copy again is derived from the generation.
create table access_key (
    workspace_id uuid not null,
    id uuid not null,
    assessment_id uuid not null,
    participant_id uuid,
    kind text not null check (kind in ('edit', 'resume', 'invite', 'participant')),
    token_hash bytea not null unique check (length(token_hash) = 32),
    generation integer not null default 1 check (generation >= 1),
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    version integer not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, assessment_id) references assessment (workspace_id, id)
        on update cascade on delete cascade,
    foreign key (workspace_id, assessment_id, participant_id)
        references participant (workspace_id, assessment_id, id) on update cascade on delete cascade
);
create index access_key_assessment on access_key (workspace_id, assessment_id, kind);
create index access_key_participant on access_key (workspace_id, assessment_id, participant_id);

-- What a browser may open, as which participant.
create table capability (
    session_id uuid not null references session (id) on delete cascade,
    assessment_id uuid not null,
    workspace_id uuid not null,
    participant_id uuid,
    role text not null check (role in ('facilitator', 'participant')),
    granted_at timestamptz not null,
    primary key (session_id, assessment_id),
    foreign key (workspace_id, assessment_id) references assessment (workspace_id, id)
        on update cascade on delete cascade,
    foreign key (workspace_id, assessment_id, participant_id)
        references participant (workspace_id, assessment_id, id) on update cascade on delete cascade
);
create index capability_assessment on capability (workspace_id, assessment_id, participant_id);
