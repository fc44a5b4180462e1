-- A published snapshot with everything it was made from. Never changed.
create table report (
    workspace_id uuid not null,
    id uuid not null,
    assessment_id uuid not null,
    number integer not null check (number >= 1),
    title text not null,
    context text not null,
    playbook_key text not null,
    playbook_version text not null,
    answers jsonb not null,
    result jsonb not null,
    verdict text not null,
    leader text,
    model_version text not null,
    seed bigint not null,
    input_hash text not null check (length(input_hash) = 64),
    published_at timestamptz not null,
    primary key (workspace_id, id),
    unique (workspace_id, assessment_id, number),
    foreign key (workspace_id, assessment_id) references assessment (workspace_id, id)
        on update cascade on delete cascade,
    foreign key (playbook_key, playbook_version) references playbook_version (key, version)
);
create index report_playbook on report (playbook_key, playbook_version);

create table share (
    workspace_id uuid not null,
    id uuid not null,
    assessment_id uuid not null,
    report_id uuid not null,
    name text not null default '' check (length(name) <= 100),
    token_hash bytea not null unique check (length(token_hash) = 32),
    generation integer not null default 1 check (generation >= 1),
    revision text not null default 'pinned' check (revision in ('pinned', 'latest')),
    scope text[] not null default '{exports}'
        check (scope <@ array['names', 'notes', 'answers', 'exports', 'badge', 'embed']),
    password_hash text,
    expires_at timestamptz,
    paused_at timestamptz,
    revoked_at timestamptz,
    view_count bigint not null default 0,
    last_viewed_at timestamptz,
    created_at timestamptz not null,
    version integer not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, assessment_id) references assessment (workspace_id, id)
        on update cascade on delete cascade,
    foreign key (workspace_id, report_id) references report (workspace_id, id)
        on update cascade on delete cascade
);
create index share_assessment on share (workspace_id, assessment_id);
create index share_report on share (workspace_id, report_id);
