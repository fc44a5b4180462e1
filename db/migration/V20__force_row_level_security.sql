-- The second wall behind the queries: rows of a workspace are there for nobody who has not named it in their
-- transaction, the owner of the tables included. After a transaction the setting is empty, not null.
create function isolate(owned regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', owned);
    execute format('alter table %s force row level security', owned);
    execute format($policy$
        create policy own_workspace on %s
            using (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid)
            with check (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid)
        $policy$, owned);
end
$$;
revoke all on function isolate(regclass) from public;

do $$
declare
    owned regclass;
begin
    for owned in
        select c.oid from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        order by c.relname
    loop
        perform isolate(owned);
    end loop;
end
$$;

-- The workspaces themselves are found before one is named; changed and ended only from within.
alter table workspace enable row level security;
alter table workspace force row level security;
create policy seen on workspace for select using (true);
create policy started on workspace for insert with check (true);
create policy changed_from_within on workspace for update
    using (id = nullif(current_setting('app.workspace', true), '')::uuid)
    with check (id = nullif(current_setting('app.workspace', true), '')::uuid);
create policy ended_from_within on workspace for delete
    using (id = nullif(current_setting('app.workspace', true), '')::uuid);

revoke insert, update, delete on flyway_schema_history from "${application}";
