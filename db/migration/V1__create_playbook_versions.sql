-- A playbook version is written once and never changed: assessments and reports stay pinned to it.
create table playbook_version (
    key text not null check (key ~ '^[a-z0-9-]{1,60}$'),
    version text not null check (length(version) between 1 and 40),
    document jsonb not null,
    hash text not null check (length(hash) = 64),
    stored_at timestamptz not null,
    primary key (key, version)
);
