-- An answer that the team has settled. A later one, or taking it back, ends it; its versions count on for a question.
create table agreed_answer (
    workspace_id uuid not null,
    id uuid not null,
    assessment_id uuid not null,
    question text not null check (length(question) between 1 and 60),
    choice text not null check (length(choice) between 1 and 60),
    reason text not null default '' check (length(reason) <= 2000),
    settled_by uuid not null,
    settled_by_name text not null,
    settled_at timestamptz not null,
    ended_at timestamptz,
    version integer not null check (version >= 1),
    primary key (workspace_id, id),
    unique (workspace_id, assessment_id, question, version),
    foreign key (workspace_id, assessment_id) references assessment (workspace_id, id)
        on update cascade on delete cascade,
    foreign key (workspace_id, assessment_id, settled_by)
        references participant (workspace_id, assessment_id, id) on update cascade on delete cascade
);
create unique index agreed_answer_current on agreed_answer (workspace_id, assessment_id, question)
    where ended_at is null;
create index agreed_answer_participant on agreed_answer (workspace_id, assessment_id, settled_by);

-- The author's name is kept when the author leaves.
create table comment (
    workspace_id uuid not null,
    id uuid not null,
    assessment_id uuid not null,
    question text not null check (length(question) between 1 and 60),
    participant_id uuid,
    author_name text not null,
    body text not null check (length(body) between 1 and 4000),
    created_at timestamptz not null,
    edited_at timestamptz,
    deleted_at timestamptz,
    version integer not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, assessment_id) references assessment (workspace_id, id)
        on update cascade on delete cascade,
    foreign key (workspace_id, assessment_id, participant_id)
        references participant (workspace_id, assessment_id, id) on update cascade on delete cascade
);
create index comment_assessment on comment (workspace_id, assessment_id, created_at, id);
create index comment_participant on comment (workspace_id, assessment_id, participant_id);

-- A report remembers the answers that were settled when it was made.
alter table report add column agreed jsonb;
