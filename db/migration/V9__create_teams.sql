-- Several people answer apart from one another, until somebody reveals.
-- Whether names are shown is settled when an assessment is started, and never changed.
alter table assessment add column anonymous boolean not null default false;

create function keep_anonymous() returns trigger language plpgsql as $$
begin
    raise exception 'whether an assessment is anonymous never changes' using errcode = 'check_violation';
end
$$;
create trigger assessment_anonymous before update on assessment
    for each row when (old.anonymous is distinct from new.anonymous) execute function keep_anonymous();

-- A round takes answers until it is closed, or until its deadline. Revealing closes it too.
alter table round
    add column closed_at timestamptz,
    add column deadline timestamptz;

-- The order in which sheets without names are shown. It is told to nobody, so that it tells nothing.
alter table participant add column lot uuid not null default gen_random_uuid();
create index participant_assessment on participant (workspace_id, assessment_id, created_at, id);

alter table access_key add column role text not null default 'facilitator'
    check (role in ('facilitator', 'participant', 'adviser'));
alter table capability drop constraint capability_role_check;
alter table capability add constraint capability_role_check
    check (role in ('facilitator', 'participant', 'adviser'));

-- That a round was revealed. It cannot be undone.
create table reveal (
    workspace_id uuid not null,
    assessment_id uuid not null,
    round integer not null,
    revealed_at timestamptz not null,
    revealed_by uuid not null,
    revealed_by_name text not null,
    primary key (workspace_id, assessment_id, round),
    foreign key (workspace_id, assessment_id, round)
        references round (workspace_id, assessment_id, number) on update cascade on delete cascade,
    foreign key (workspace_id, assessment_id, revealed_by)
        references participant (workspace_id, assessment_id, id) on update cascade on delete cascade
);
create index reveal_participant on reveal (workspace_id, assessment_id, revealed_by);

-- What happened, for pages that are open: who did it and what was said is read where the reader may see it.
create table team_event (
    workspace_id uuid not null,
    id bigint generated always as identity,
    assessment_id uuid not null,
    kind text not null check (kind in ('joined', 'left', 'adviser', 'submitted', 'closed', 'reopened', 'revealed',
        'commented', 'settled', 'round', 'decided')),
    at timestamptz not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, assessment_id) references assessment (workspace_id, id)
        on update cascade on delete cascade
);
create index team_event_assessment on team_event (workspace_id, assessment_id, id);
