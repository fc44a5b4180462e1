-- How much each caller has used in the present window; shared by all replicas.
create unlogged table rate_limit (
    bucket text not null,
    caller text not null,
    window_start timestamptz not null,
    used bigint not null,
    primary key (bucket, caller)
);
create index rate_limit_window on rate_limit (window_start);
