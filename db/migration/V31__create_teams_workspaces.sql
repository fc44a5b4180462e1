-- A workspace of a team has a name, an address, and rules for sharing. A guest's has none of them.
alter table workspace
    add column name text not null default '' check (length(name) <= 100),
    add column slug text unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$'),
    -- In days: how long a link lives unless its maker says otherwise, and at most.
    add column share_days integer not null default 90 check (share_days between 1 and 3650),
    add column share_most_days integer check (share_most_days between 1 and 3650),
    add column sharing boolean not null default true,
    add column version integer not null default 0;

create table membership (
    workspace_id uuid not null references workspace (id) on update cascade on delete cascade,
    account_id uuid not null references account (id) on delete cascade,
    role text not null check (role in ('owner', 'editor', 'viewer')),
    since timestamptz not null,
    version integer not null,
    primary key (workspace_id, account_id)
);
create index membership_account on membership (account_id);
select isolate('membership');

create table invitation (
    workspace_id uuid not null references workspace (id) on update cascade on delete cascade,
    id uuid not null,
    role text not null check (role in ('owner', 'editor', 'viewer')),
    -- To whom it was mailed; empty for a link that is passed on by hand.
    address text not null default '' check (length(address) <= 254),
    invited_by_name text not null,
    token_hash bytea not null unique check (length(token_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    revoked_at timestamptz,
    version integer not null,
    primary key (workspace_id, id)
);
create index invitation_list on invitation (workspace_id, created_at);
select isolate('invitation');

create table workspace_token (
    workspace_id uuid not null references workspace (id) on update cascade on delete cascade,
    id uuid not null,
    name text not null check (length(name) between 1 and 100),
    token_hash bytea not null unique check (length(token_hash) = 32),
    scopes text[] not null check (cardinality(scopes) >= 1 and scopes <@ array[
        'assessments:read', 'assessments:write', 'reports:read', 'shares:write', 'webhooks:write']),
    -- It can do no more than whoever made it can do now.
    made_by uuid references account (id) on delete set null,
    made_by_name text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    version integer not null,
    primary key (workspace_id, id),
    check (expires_at <= created_at + interval '366 days')
);
create index workspace_token_list on workspace_token (workspace_id, created_at);
create index workspace_token_maker on workspace_token (made_by);
select isolate('workspace_token');

create policy looked_up on membership for select to current_user using (true);
create policy looked_up on invitation for select to current_user using (true);
create policy looked_up on workspace_token for select to current_user using (true);

create function find_memberships(account uuid) returns setof membership
language sql stable rows 10 security definer set search_path = pg_catalog, public, pg_temp as $$
    select m.* from membership m where m.account_id = find_memberships.account
$$;

create function find_invitation(hash bytea) returns setof invitation
language sql stable rows 1 security definer set search_path = pg_catalog, public, pg_temp as $$
    select i.* from invitation i where i.token_hash = find_invitation.hash
$$;

-- With what whoever made it is in the workspace now; null when they are not in it any more.
create function find_workspace_token(hash bytea) returns table (token workspace_token, role text)
language sql stable rows 1 security definer set search_path = pg_catalog, public, pg_temp as $$
    select t, m.role from workspace_token t
    left join membership m on m.workspace_id = t.workspace_id and m.account_id = t.made_by
    where t.token_hash = find_workspace_token.hash
$$;

revoke all on function find_memberships(uuid), find_invitation(bytea), find_workspace_token(bytea) from public;
grant execute on function find_memberships(uuid), find_invitation(bytea), find_workspace_token(bytea)
    to "${application}";
