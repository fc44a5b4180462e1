-- Work that was started without an account moves to a workspace of its owner: one assessment of the guest workspace that
-- the transaction has named, with everything that belongs to it, and nothing of any other. It is the one change that
-- reaches into a second workspace.
create policy given_away on assessment for update to current_user using (false) with check (true);

create function give_guest_work(assessment uuid, receiver uuid) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    giver uuid := nullif(current_setting('app.workspace', true), '')::uuid;
    moved bigint;
begin
    if not exists (select from workspace w where w.id = giver and w.kind = 'guest') then
        raise exception 'only the work of a guest is given away' using errcode = 'insufficient_privilege';
    end if;
    -- Foreign keys move everything that belongs to it.
    update assessment a set workspace_id = receiver
    where a.workspace_id = giver and a.id = give_guest_work.assessment;
    get diagnostics moved = row_count;
    return moved;
end
$$;
revoke all on function give_guest_work(uuid, uuid) from public;
grant execute on function give_guest_work(uuid, uuid) to "${application}";
