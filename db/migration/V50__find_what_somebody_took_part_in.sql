-- For the file with everything about somebody: also where they were removed, and what is in the trash.
create function find_participations(account uuid)
returns table (workspace_id uuid, assessment_id uuid, participant_id uuid)
language sql stable rows 10 security definer set search_path = pg_catalog, public, pg_temp as $$
    select p.workspace_id, p.assessment_id, p.id from participant p where p.account_id = find_participations.account
$$;
revoke all on function find_participations(uuid) from public;
grant execute on function find_participations(uuid) to "${application}";
