-- Replicas that clean up at the same time come to the same rows in the same order, so that none waits for another that
-- waits for it.
create or replace function find_forgotten_work(before timestamptz, most integer)
returns table (workspace_id uuid, assessment_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select a.workspace_id, a.id from assessment a
    join workspace w on w.id = a.workspace_id and w.kind = 'guest'
    where a.opened_at < find_forgotten_work.before
    order by a.opened_at, a.id limit find_forgotten_work.most
$$;

create or replace function find_trash(before timestamptz, most integer)
returns table (workspace_id uuid, assessment_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select a.workspace_id, a.id from assessment a
    where a.deleted_at < find_trash.before order by a.deleted_at, a.id limit find_trash.most
$$;
