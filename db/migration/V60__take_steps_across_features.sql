-- Steps of accounts and workspaces that reach what assessments and reports keep. They run as whoever calls them, within
-- the workspace that the transaction has named, and see no other.

-- Whose answers a workspace's token gives to an assessment; no row where there is no such assessment.
create function find_tokens_part(workspace uuid, assessment uuid, token uuid)
returns table (assessment_id uuid, participant_id uuid)
language sql stable rows 1 as $$
    select a.id, p.id from assessment a
    left join participant p on p.workspace_id = a.workspace_id and p.assessment_id = a.id
        and p.made_with = find_tokens_part.token and p.removed_at is null
    where a.workspace_id = find_tokens_part.workspace and a.id = find_tokens_part.assessment and a.deleted_at is null
$$;

-- What a former member answered stays, and is nobody's; keys and browsers that were given to them open nothing.
create function release_member(workspace uuid, account uuid) returns void
language sql as $$
    update access_key k set revoked_at = now(), version = k.version + 1
    where k.revoked_at is null and k.workspace_id = release_member.workspace and k.participant_id in (
        select p.id from participant p
        where p.workspace_id = release_member.workspace and p.account_id = release_member.account);
    delete from capability c
    where c.workspace_id = release_member.workspace and c.participant_id in (
        select p.id from participant p
        where p.workspace_id = release_member.workspace and p.account_id = release_member.account);
    update participant p set account_id = null, version = p.version + 1
    where p.workspace_id = release_member.workspace and p.account_id = release_member.account;
$$;

-- Whoever saves an answer holds the round first of all, and only then its answers and participants.
create function hold_rounds(workspace uuid) returns void
language sql as $$
    select r.assessment_id from round r where r.workspace_id = hold_rounds.workspace
    order by r.assessment_id, r.number for update;
$$;

-- Links that come into a workspace live no longer there than its own.
create function govern_shares(workspace uuid, assessment uuid) returns void
language sql as $$
    update share s set version = s.version + 1,
        revoked_at = case when w.sharing then s.revoked_at else coalesce(s.revoked_at, now()) end,
        expires_at = least(s.expires_at, now() + make_interval(days => w.share_most_days))
    from workspace w
    where w.id = govern_shares.workspace and (w.share_most_days is not null or not w.sharing)
    and s.workspace_id = govern_shares.workspace and s.assessment_id = govern_shares.assessment;
$$;

revoke all on function find_tokens_part(uuid, uuid, uuid), release_member(uuid, uuid), hold_rounds(uuid),
    govern_shares(uuid, uuid) from public;
grant execute on function find_tokens_part(uuid, uuid, uuid), release_member(uuid, uuid), hold_rounds(uuid),
    govern_shares(uuid, uuid) to "${application}";
