-- What accounts and workspaces have to know of assessments and share links. They run as whoever calls them, within the
-- workspace that the transaction has named, and see no other.

-- Empty where there is no such assessment.
create function title_of(workspace uuid, assessment uuid) returns text
language sql stable as $$
    select coalesce((select a.title from assessment a
        where a.workspace_id = title_of.workspace and a.id = title_of.assessment), '')
$$;

-- What counts against a quota: null for a kind that has none.
create function count_held(workspace uuid, kind text) returns bigint
language sql stable as $$
    select case count_held.kind
        when 'assessment' then (select count(*) from assessment a where a.workspace_id = count_held.workspace)
        when 'share' then (select count(*) from share s where s.workspace_id = count_held.workspace
            and s.revoked_at is null and (s.expires_at is null or s.expires_at > now()))
        when 'member' then (select count(*) from membership m where m.workspace_id = count_held.workspace)
            + (select count(*) from invitation i where i.workspace_id = count_held.workspace
                and i.accepted_at is null and i.revoked_at is null and i.expires_at > now())
    end
$$;

revoke all on function title_of(uuid, uuid), count_held(uuid, text) from public;
grant execute on function title_of(uuid, uuid), count_held(uuid, text) to "${application}";
