-- In a workspace of a team an assessment belongs to whoever started it, can be put away, and stays in the trash for a
-- while before it is gone.
alter table assessment
    add column owner_id uuid references account (id) on delete set null,
    add column archived_at timestamptz,
    add column deleted_at timestamptz;
create index assessment_owner on assessment (owner_id);
create index assessment_id on assessment (id);
create index assessment_list on assessment (workspace_id, created_at, id);
create index assessment_trash on assessment (deleted_at) where deleted_at is not null;

-- Whoever takes part with an account finds it again in every browser.
alter table participant add column account_id uuid references account (id) on delete set null;
create unique index participant_of_account on participant (workspace_id, assessment_id, account_id);
create index participant_account on participant (account_id);

-- A member steers without taking part. The name beside each step is kept as it was.
alter table reveal alter column revealed_by drop not null;
alter table agreed_answer alter column settled_by drop not null;
alter table decision alter column recorded_by drop not null;
alter table priority_setting alter column participant_id drop not null;
alter table comment add column account_id uuid references account (id) on delete set null;
create index comment_account on comment (account_id);

create policy looked_up on participant for select to current_user using (true);

-- What somebody with an account is to an assessment: a member of its workspace, one who takes part, or both.
create function find_grant(account uuid, assessment uuid)
returns table (workspace_id uuid, assessment_id uuid, participant_id uuid, role text)
language sql stable rows 1 security definer set search_path = pg_catalog, public, pg_temp as $$
    select a.workspace_id, a.id, p.id,
        coalesce(m.role, case p.role when 'adviser' then 'adviser' else 'participant' end)
    from assessment a
    left join membership m on m.workspace_id = a.workspace_id and m.account_id = find_grant.account
    left join participant p on p.workspace_id = a.workspace_id and p.assessment_id = a.id
        and p.account_id = find_grant.account and p.removed_at is null
    where a.id = find_grant.assessment and a.deleted_at is null
    and (m.account_id is not null or p.id is not null)
$$;

-- Everything somebody takes part in.
create function find_grants(account uuid)
returns table (workspace_id uuid, assessment_id uuid, participant_id uuid, role text)
language sql stable rows 10 security definer set search_path = pg_catalog, public, pg_temp as $$
    select a.workspace_id, a.id, p.id,
        coalesce(m.role, case p.role when 'adviser' then 'adviser' else 'participant' end)
    from participant p
    join assessment a on a.workspace_id = p.workspace_id and a.id = p.assessment_id and a.deleted_at is null
    left join membership m on m.workspace_id = a.workspace_id and m.account_id = find_grants.account
    where p.account_id = find_grants.account and p.removed_at is null
$$;

revoke all on function find_grant(uuid, uuid), find_grants(uuid) from public;
grant execute on function find_grant(uuid, uuid), find_grants(uuid) to "${application}";

-- What is in the trash is found by nobody.
create or replace function find_capability(session uuid, assessment uuid) returns setof capability
language sql stable rows 1 security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.* from capability c
    join assessment a on a.workspace_id = c.workspace_id and a.id = c.assessment_id and a.deleted_at is null
    where c.session_id = find_capability.session and c.assessment_id = find_capability.assessment
$$;

create or replace function find_capabilities(session uuid) returns setof capability
language sql stable rows 10 security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.* from capability c
    join assessment a on a.workspace_id = c.workspace_id and a.id = c.assessment_id and a.deleted_at is null
    where c.session_id = find_capabilities.session
$$;

create or replace function find_access_key(hash bytea) returns setof access_key
language sql stable rows 1 security definer set search_path = pg_catalog, public, pg_temp as $$
    select k.* from access_key k
    join assessment a on a.workspace_id = k.workspace_id and a.id = k.assessment_id and a.deleted_at is null
    where k.token_hash = find_access_key.hash
$$;

create or replace function find_share(hash bytea) returns table (link share, expired boolean, newest integer)
language sql stable rows 1 security definer set search_path = pg_catalog, public, pg_temp as $$
    select s, coalesce(s.expires_at <= now(), false),
        (select max(r.number) from report r
            where r.workspace_id = s.workspace_id and r.assessment_id = s.assessment_id)
    from share s
    join assessment a on a.workspace_id = s.workspace_id and a.id = s.assessment_id and a.deleted_at is null
    where s.token_hash = find_share.hash
$$;

-- What has been in the trash for long enough.
create function find_trash(before timestamptz, most integer) returns table (workspace_id uuid, assessment_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select a.workspace_id, a.id from assessment a
    where a.deleted_at < find_trash.before order by a.deleted_at limit find_trash.most
$$;
revoke all on function find_trash(timestamptz, integer) from public;
grant execute on function find_trash(timestamptz, integer) to "${application}";
