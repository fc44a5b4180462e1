-- Whoever only reads from now on steers nothing with a key or a browser that they had before: those know nothing of roles
-- in the workspace. Runs as whoever calls it, within the workspace that the transaction has named, and sees no other.
create function end_steering(workspace uuid, account uuid) returns void
language sql as $$
    update access_key k set revoked_at = now(), version = k.version + 1
    where k.revoked_at is null and k.role = 'facilitator' and k.workspace_id = end_steering.workspace
    and k.participant_id in (
        select p.id from participant p
        where p.workspace_id = end_steering.workspace and p.account_id = end_steering.account);
    delete from capability c
    where c.role = 'facilitator' and c.workspace_id = end_steering.workspace and c.participant_id in (
        select p.id from participant p
        where p.workspace_id = end_steering.workspace and p.account_id = end_steering.account);
$$;
revoke all on function end_steering(uuid, uuid) from public;
grant execute on function end_steering(uuid, uuid) to "${application}";
