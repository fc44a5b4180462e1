-- What has to be found before its workspace is known: by the session, by the hash of a secret, or because nobody has
-- opened it for long. These functions are the only way, they change nothing, and they run as the owner of the tables,
-- who may read, of these few tables, every row.
create policy looked_up on capability for select to current_user using (true);
create policy looked_up on access_key for select to current_user using (true);
create policy looked_up on share for select to current_user using (true);
create policy looked_up on report for select to current_user using (true);
create policy looked_up on assessment for select to current_user using (true);

create function find_capability(session uuid, assessment uuid) returns setof capability
language sql stable rows 1 security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.* from capability c
    where c.session_id = find_capability.session and c.assessment_id = find_capability.assessment
$$;

create function find_capabilities(session uuid) returns setof capability
language sql stable rows 10 security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.* from capability c where c.session_id = find_capabilities.session
$$;

create function find_access_key(hash bytea) returns setof access_key
language sql stable rows 1 security definer set search_path = pg_catalog, public, pg_temp as $$
    select k.* from access_key k where k.token_hash = find_access_key.hash
$$;

-- With whether it has expired by the clock of the database, and the number of the newest report it could lead to.
create function find_share(hash bytea) returns table (link share, expired boolean, newest integer)
language sql stable rows 1 security definer set search_path = pg_catalog, public, pg_temp as $$
    select s, coalesce(s.expires_at <= now(), false),
        (select max(r.number) from report r
            where r.workspace_id = s.workspace_id and r.assessment_id = s.assessment_id)
    from share s where s.token_hash = find_share.hash
$$;

create function find_forgotten_work(before timestamptz, most integer)
returns table (workspace_id uuid, assessment_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select a.workspace_id, a.id from assessment a
    join workspace w on w.id = a.workspace_id and w.kind = 'guest'
    where a.opened_at < find_forgotten_work.before
    order by a.opened_at limit find_forgotten_work.most
$$;

create function find_empty_guests(most integer) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select w.id from workspace w
    where w.kind = 'guest'
    and not exists (select from session s where s.guest_workspace_id = w.id)
    and not exists (select from assessment a where a.workspace_id = w.id)
    order by w.id limit find_empty_guests.most
$$;

revoke all on function find_capability(uuid, uuid), find_capabilities(uuid), find_access_key(bytea),
    find_share(bytea), find_forgotten_work(timestamptz, integer), find_empty_guests(integer) from public;
grant execute on function find_capability(uuid, uuid), find_capabilities(uuid), find_access_key(bytea),
    find_share(bytea), find_forgotten_work(timestamptz, integer), find_empty_guests(integer) to "${application}";
