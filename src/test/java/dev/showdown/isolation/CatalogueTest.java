package dev.showdown.isolation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Database;
import dev.showdown.support.PostgresResource;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/// The second wall as the catalogue of the database has it: every table, every policy, every role, every function that
/// sees more than one workspace. A new table without a wall, and a new hole in it, fail here.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CatalogueTest {

    /// Tables that belong to no workspace, each with its reason.
    private static final Map<String, String> UNOWNED = Map.ofEntries(
            entry("workspace", "the workspaces themselves: found before one is named, changed from within only"),
            entry("session", "a browser, found by its token before any workspace is known"),
            entry("account", "somebody who works in several workspaces"),
            entry("sign_on", "who somebody is to their organisation"),
            entry("letter", "mail to somebody, by their address"),
            entry("playbook_version", "knowledge, the same for everybody"),
            entry("stored_reply", "found by a hash of what only the caller knows, and sealed with a key made of it"),
            entry("rate_limit", "counters by address, which no page shows"),
            entry("flyway_schema_history", "the history of the schema, written by the owner alone"),
            entry("second_factor", "what belongs to an account, like the account itself"),
            entry("recovery_code", "what belongs to an account, like the account itself"));

    /// Keys of owned tables that do not begin with the workspace, each with its reason.
    private static final Map<String, String> GLOBAL_KEYS = Map.of(
            "capability_pkey", "found by a session, which is known before the workspace; ids of assessments are unique",
            "invitation_token_hash_key", "found by the hash of a secret; to hit it, one has to know the secret",
            "workspace_token_token_hash_key", "found by the hash of a secret; to hit it, one has to know the secret",
            "access_key_token_hash_key", "found by the hash of a secret; to hit it, one has to know the secret",
            "share_token_hash_key", "found by the hash of a secret; to hit it, one has to know the secret");

    /// What finds rows before their workspace is known. They change nothing.
    private static final Set<String> LOOK_UPS = Set.of(
            "find_capability",
            "find_capabilities",
            "find_access_key",
            "find_share",
            "find_forgotten_work",
            "find_empty_guests",
            "find_trash",
            "find_words",
            "find_ended",
            "find_grant",
            "find_grants",
            "find_memberships",
            "find_invitation",
            "find_workspace_token",
            "find_participations");

    /// What changes rows of two workspaces.
    private static final Set<String> MOVES = Set.of("give_guest_work", "forget_audit_events");

    private static final String WORKSPACE =
            "(workspace_id = (NULLIF(current_setting('app.workspace'::text, true), ''::text))::uuid)";

    @Inject
    Database database;

    private Set<String> names(String sql) {
        Set<String> names = new TreeSet<>();
        database.column(sql).forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    private Set<String> owned() {
        return names("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where a.attname = 'workspace_id' and not a.attisdropped and c.relkind in ('r', 'p')
                and c.relnamespace = 'public'::regnamespace
                """);
    }

    @Test
    void every_table_belongs_to_a_workspace_or_has_a_reason_not_to() {
        Set<String> unowned = names("""
                select relname from pg_class c where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
                and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id'
                    and a.attnotnull and not a.attisdropped)
                """);
        assertThat(unowned).isEqualTo(new TreeSet<>(UNOWNED.keySet()));
        assertThat(owned()).hasSizeGreaterThan(16);
        assertThat(names("""
                select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
                """)).as("schemas").containsExactly("public");
    }

    @Test
    void every_owned_table_forces_row_level_security_with_one_policy_for_everything() {
        for (String table : owned()) {
            assertThat(database.rows(
                            "select relrowsecurity and relforcerowsecurity as forced from pg_class where oid = ?::regclass",
                            table))
                    .as(table)
                    .containsExactly(Map.of("forced", true));
            assertThat(database.rows(
                            "select permissive, roles::text, cmd, qual, with_check from pg_policies"
                                    + " where tablename = ? and 'public' = any (roles)",
                            table))
                    .as("%s needs \"select isolate('%s')\" in its migration", table, table)
                    .containsExactly(Map.of(
                            "permissive", "PERMISSIVE",
                            "roles", "{public}",
                            "cmd", "ALL",
                            "qual", WORKSPACE,
                            "with_check", WORKSPACE));
        }
    }

    @Test
    void only_the_owner_looks_further_and_only_where_something_is_looked_up() {
        assertThat(names("""
                select tablename || ' ' || cmd || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '')
                from pg_policies where roles <> '{public}'
                """))
                .containsExactlyInAnyOrder(
                        "access_key SELECT true ",
                        "answer SELECT true ",
                        "assessment SELECT true ",
                        "assessment UPDATE false true",
                        "audit_event DELETE true ",
                        "audit_event SELECT true ",
                        "invitation SELECT true ",
                        "membership SELECT true ",
                        "participant SELECT true ",
                        "workspace_token SELECT true ",
                        "capability SELECT true ",
                        "report SELECT true ",
                        "share SELECT true ");
        assertThat(names("select distinct roles::text from pg_policies where roles <> '{public}'"))
                .containsExactly("{showdown_owner}");
    }

    @Test
    void workspaces_are_seen_and_started_by_everybody_and_changed_from_within() {
        String within = WORKSPACE.replace("workspace_id", "id");
        assertThat(names("""
                select cmd || ' ' || coalesce(qual, '-') || ' ' || coalesce(with_check, '-') from pg_policies
                where tablename = 'workspace'
                """))
                .containsExactlyInAnyOrder(
                        "SELECT true -", "INSERT - true", "UPDATE " + within + " " + within, "DELETE " + within + " -");
        assertThat(database.one(
                        "select relrowsecurity and relforcerowsecurity from pg_class where relname = 'workspace'"))
                .isEqualTo(true);
    }

    @Test
    void every_key_of_an_owned_table_begins_with_the_workspace() {
        List<Map<String, Object>> keys = database.rows("""
                select i.relname as name, a.attname as first
                from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
                join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
                where x.indisunique and t.relnamespace = 'public'::regnamespace and exists (
                    select from pg_attribute w where w.attrelid = t.oid and w.attname = 'workspace_id')
                """);
        Set<String> global = new TreeSet<>();
        keys.stream()
                .filter(key -> !key.get("first").equals("workspace_id"))
                .forEach(key -> global.add(String.valueOf(key.get("name"))));
        assertThat(keys).hasSizeGreaterThan(18);
        assertThat(global).isEqualTo(new TreeSet<>(GLOBAL_KEYS.keySet()));
    }

    @Test
    void no_foreign_key_can_point_into_another_workspace() {
        List<Map<String, Object>> keys = database.rows("""
                select c.conrelid::regclass::text || ' -> ' || c.confrelid::regclass::text as name,
                    (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) as first,
                    (select attname from pg_attribute where attrelid = c.confrelid and attnum = c.confkey[1]) as target
                from pg_constraint c
                where c.contype = 'f' and exists (
                    select from pg_attribute w where w.attrelid = c.confrelid and w.attname = 'workspace_id')
                """);
        assertThat(keys).hasSizeGreaterThan(20).allSatisfy(key -> assertThat(key)
                .containsEntry("first", "workspace_id")
                .containsEntry("target", "workspace_id"));
    }

    @Test
    void the_roles_have_these_rights_and_no_others() {
        assertThat(names("""
                select rolname || case when rolsuper then ' super' else '' end
                    || case when rolbypassrls then ' bypasses' else '' end
                    || case when rolcreatedb or rolcreaterole or rolreplication then ' mighty' else '' end
                from pg_roles where rolname !~ '^pg_'
                """))
                .containsExactlyInAnyOrder(
                        "postgres super bypasses mighty", "showdown_app", "showdown_backup bypasses", "showdown_owner");
        assertThat(names("""
                select m.member::regrole || ' in ' || m.roleid::regrole from pg_auth_members m
                where m.member::regrole::text !~ '^pg_'
                """)).containsExactly("showdown_backup in pg_read_all_data");
    }

    @Test
    void everything_belongs_to_the_owner_and_the_application_changes_rows_only() {
        assertThat(names("""
                select distinct relowner::regrole::text from pg_class where relnamespace = 'public'::regnamespace
                union select proowner::regrole::text from pg_proc where pronamespace = 'public'::regnamespace
                """)).containsExactly("showdown_owner");
        assertThat(names("""
                select distinct p.privilege_type from information_schema.role_table_grants p
                where p.table_schema = 'public' and p.grantee in ('showdown_app', 'PUBLIC')
                """)).containsExactlyInAnyOrder("SELECT", "INSERT", "UPDATE", "DELETE");
        assertThat(database.rows("""
                select has_schema_privilege('showdown_app', 'public', 'CREATE') as creates,
                    has_database_privilege('showdown_app', current_database(), 'CREATE') as makes_schemas,
                    has_database_privilege('showdown_app', current_database(), 'TEMP') as makes_temporary_tables
                """))
                .containsExactly(Map.of("creates", false, "makes_schemas", false, "makes_temporary_tables", false));
        assertThat(names("""
                select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S')
                and has_table_privilege('showdown_backup', oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
                """)).as("what a backup may change").isEmpty();
    }

    @Test
    void whatever_sees_several_workspaces_is_named_here_and_called_by_the_application_alone() {
        Set<String> all = new TreeSet<>(LOOK_UPS);
        all.addAll(MOVES);
        assertThat(names("select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef"))
                .isEqualTo(all);
        for (String function : all) {
            assertThat(database.rows("""
                            select proconfig::text as config, provolatile::text as volatility,
                                has_function_privilege('showdown_app', oid, 'EXECUTE') as application,
                                has_function_privilege('showdown_backup', oid, 'EXECUTE') as others
                            from pg_proc where proname = ? and pronamespace = 'public'::regnamespace
                            """, function))
                    .as(function)
                    .containsExactly(Map.of(
                            "config",
                            "{\"search_path=pg_catalog, public, pg_temp\"}",
                            "volatility",
                            MOVES.contains(function) ? "v" : "s",
                            "application",
                            true,
                            "others",
                            false));
        }
        assertThat(database.one("select has_function_privilege('showdown_app', 'isolate(regclass)', 'EXECUTE')"))
                .isEqualTo(false);
        assertThat(names("""
                select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
                """)).as("views run with the rights of their owner").isEmpty();
    }
}
