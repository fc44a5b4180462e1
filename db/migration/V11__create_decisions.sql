-- What was decided. A later decision supersedes the one before; none is changed.
create table decision (
    workspace_id uuid not null,
    id uuid not null,
    assessment_id uuid not null,
    number integer not null check (number >= 1),
    alternative text not null,
    reason text not null check (length(reason) between 1 and 4000),
    deciders text[] not null,
    consulted text[] not null,
    informed text[] not null,
    dissent text not null default '' check (length(dissent) <= 4000),
    review_on date,
    reopen_if text not null default '' check (length(reopen_if) <= 4000),
    recorded_by uuid not null,
    recorded_by_name text not null,
    recorded_at timestamptz not null,
    primary key (workspace_id, id),
    unique (workspace_id, assessment_id, number),
    foreign key (workspace_id, assessment_id) references assessment (workspace_id, id)
        on update cascade on delete cascade,
    foreign key (workspace_id, assessment_id, recorded_by)
        references participant (workspace_id, assessment_id, id) on update cascade on delete cascade
);
create index decision_participant on decision (workspace_id, assessment_id, recorded_by);
create index decision_review on decision (review_on);

-- A report remembers the decision that stood when it was made.
alter table report add column decision jsonb;
