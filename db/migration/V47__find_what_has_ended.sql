-- Keys, tokens and invitations that ended before a time. The link to invite is kept: whoever leads may open it again.
create function find_ended(before timestamptz, most integer)
returns table (kind text, workspace_id uuid, id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select 'access_key', k.workspace_id, k.id from access_key k
    where k.kind <> 'invite' and least(k.revoked_at, k.expires_at) < find_ended.before
    union all
    select 'workspace_token', t.workspace_id, t.id from workspace_token t
    where least(t.revoked_at, t.expires_at) < find_ended.before
    union all
    select 'invitation', i.workspace_id, i.id from invitation i
    where least(i.accepted_at, i.revoked_at, i.expires_at) < find_ended.before
    order by 2, 3 limit find_ended.most
$$;
revoke all on function find_ended(timestamptz, integer) from public;
grant execute on function find_ended(timestamptz, integer) to "${application}";
