-- Pages of the teams of a workspace that are open ask whether they still may, at once: somebody is no member any more.
-- Runs as whoever calls it, within the workspace that the transaction has named. What it says is heard when that commits.
create function tell_teams(workspace uuid) returns void
language sql as $$
    select pg_notify('showdown_team', a.id::text) from assessment a where a.workspace_id = tell_teams.workspace
$$;

revoke all on function tell_teams(uuid) from public;
grant execute on function tell_teams(uuid) to "${application}";
