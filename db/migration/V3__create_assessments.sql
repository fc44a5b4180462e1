create table assessment (
    workspace_id uuid not null references workspace (id) on update cascade on delete cascade,
    id uuid not null,
    title text not null check (length(title) between 1 and 200),
    context text not null default '' check (length(context) <= 4000),
    playbook_key text not null,
    playbook_version text not null,
    created_at timestamptz not null,
    opened_at timestamptz not null,
    version integer not null,
    primary key (workspace_id, id),
    foreign key (playbook_key, playbook_version) references playbook_version (key, version)
);
create index assessment_playbook on assessment (playbook_key, playbook_version);
create index assessment_opened on assessment (opened_at);

-- Alone, the creator is the one participant; a team has more.
create table participant (
    workspace_id uuid not null,
    id uuid not null,
    assessment_id uuid not null,
    name text not null default '' check (length(name) <= 100),
    role text not null check (role in ('creator', 'member', 'adviser')),
    entered_by text not null default 'self' check (entered_by in ('self', 'facilitator')),
    created_at timestamptz not null,
    removed_at timestamptz,
    version integer not null,
    primary key (workspace_id, id),
    unique (workspace_id, assessment_id, id),
    foreign key (workspace_id, assessment_id) references assessment (workspace_id, id)
        on update cascade on delete cascade
);
create unique index participant_creator on participant (workspace_id, assessment_id) where role = 'creator';

create table round (
    workspace_id uuid not null,
    assessment_id uuid not null,
    number integer not null check (number >= 1),
    opened_at timestamptz not null,
    primary key (workspace_id, assessment_id, number),
    foreign key (workspace_id, assessment_id) references assessment (workspace_id, id)
        on update cascade on delete cascade
);

create table answer (
    workspace_id uuid not null,
    assessment_id uuid not null,
    participant_id uuid not null,
    round integer not null,
    question text not null check (length(question) between 1 and 60),
    choice text not null check (length(choice) between 1 and 60),
    note text not null default '' check (length(note) <= 2000),
    answered_at timestamptz not null,
    version integer not null,
    primary key (workspace_id, participant_id, round, question),
    foreign key (workspace_id, assessment_id, participant_id)
        references participant (workspace_id, assessment_id, id) on update cascade on delete cascade,
    foreign key (workspace_id, assessment_id, round)
        references round (workspace_id, assessment_id, number) on update cascade on delete cascade
);
create index answer_round on answer (workspace_id, assessment_id, round);

-- What an answer was before it was changed or cleared.
create table former_answer (
    workspace_id uuid not null,
    id uuid not null,
    assessment_id uuid not null,
    participant_id uuid not null,
    round integer not null,
    question text not null,
    choice text not null,
    note text not null,
    answered_at timestamptz not null,
    replaced_at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, assessment_id, participant_id)
        references participant (workspace_id, assessment_id, id) on update cascade on delete cascade
);
create index former_answer_participant on former_answer (workspace_id, assessment_id, participant_id);

-- That somebody has submitted is a row of its own, one for each round.
create table submission (
    workspace_id uuid not null,
    assessment_id uuid not null,
    participant_id uuid not null,
    round integer not null,
    submitted_at timestamptz not null,
    primary key (workspace_id, participant_id, round),
    foreign key (workspace_id, assessment_id, participant_id)
        references participant (workspace_id, assessment_id, id) on update cascade on delete cascade,
    foreign key (workspace_id, assessment_id, round)
        references round (workspace_id, assessment_id, number) on update cascade on delete cascade
);
create index submission_round on submission (workspace_id, assessment_id, round);
