-- Everything owned carries workspace_id, first in its keys, so that row-level security can follow.
-- Foreign keys follow a move on update: work started without an account can change its workspace.
create table workspace (
    id uuid primary key,
    kind text not null check (kind in ('guest', 'team')),
    created_at timestamptz not null
);

-- A browser. The cookie holds the token, this table only its hash.
create table session (
    id uuid primary key,
    token_hash bytea not null unique check (length(token_hash) = 32),
    guest_workspace_id uuid not null references workspace (id) on update cascade on delete cascade,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null
);
create unique index session_guest_workspace on session (guest_workspace_id);
create index session_expires on session (expires_at);
