-- Who did what to what, from where. The program adds to it and cannot change it; names are kept as they were.
create table audit_event (
    workspace_id uuid not null references workspace (id) on update cascade on delete cascade,
    id uuid not null,
    at timestamptz not null default now(),
    actor_kind text not null check (actor_kind in ('guest', 'person', 'key', 'token', 'link', 'system')),
    actor_id uuid,
    actor_name text not null default '',
    action text not null check (length(action) between 1 and 60),
    target_kind text not null check (length(target_kind) between 1 and 40),
    target_id uuid,
    target_name text not null default '',
    detail text not null default '' check (length(detail) <= 500),
    address text not null default '',
    primary key (workspace_id, id)
);
create index audit_event_list on audit_event (workspace_id, at, id);
select isolate('audit_event');
revoke update, delete on audit_event from "${application}";

-- Only what is older than the time for which it is kept is ever removed.
create policy forgotten on audit_event for delete to current_user using (true);
create policy looked_up on audit_event for select to current_user using (true);
create function forget_audit_events(kept interval) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    forgotten bigint;
begin
    if forget_audit_events.kept < interval '30 days' then
        raise exception 'the audit log is kept for 30 days at least' using errcode = 'check_violation';
    end if;
    delete from audit_event where at < now() - forget_audit_events.kept;
    get diagnostics forgotten = row_count;
    return forgotten;
end
$$;
revoke all on function forget_audit_events(interval) from public;
grant execute on function forget_audit_events(interval) to "${application}";
