-- Importance that a team set itself, with who set it, how and when. Undoing marks a row; the one before counts again.
create table priority_setting (
    workspace_id uuid not null,
    id uuid not null,
    assessment_id uuid not null,
    participant_id uuid not null,
    method text not null check (method in ('swing', 'ranking', 'pairwise')),
    judgements jsonb not null,
    importance jsonb not null,
    set_at timestamptz not null,
    undone_at timestamptz,
    version integer not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, assessment_id) references assessment (workspace_id, id)
        on update cascade on delete cascade,
    foreign key (workspace_id, assessment_id, participant_id)
        references participant (workspace_id, assessment_id, id) on update cascade on delete cascade
);
create index priority_setting_assessment on priority_setting (workspace_id, assessment_id, set_at);
create index priority_setting_participant on priority_setting (workspace_id, assessment_id, participant_id);

-- A report remembers the setting that it was made with.
alter table report add column priorities jsonb;
