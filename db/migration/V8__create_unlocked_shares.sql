-- A browser that has given the password of a locked link. It ends when the link gets another address or password:
-- lock_hash then no longer fits.
create table unlocked_share (
    workspace_id uuid not null,
    share_id uuid not null,
    session_id uuid not null references session (id) on delete cascade,
    lock_hash bytea not null check (length(lock_hash) = 32),
    unlocked_at timestamptz not null,
    primary key (workspace_id, share_id, session_id),
    foreign key (workspace_id, share_id) references share (workspace_id, id) on update cascade on delete cascade
);
create index unlocked_share_session on unlocked_share (session_id);
