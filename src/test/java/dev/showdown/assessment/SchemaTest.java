package dev.showdown.assessment;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Database;
import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;

/// What every table keeps to, read from the catalogue.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SchemaTest {

    /// Knowledge, tenants, browsers and counters belong to no workspace.
    private static final Set<String> UNOWNED = Set.of(
            "flyway_schema_history",
            "playbook_version",
            "workspace",
            "session",
            "rate_limit",
            "stored_reply",
            "account",
            "sign_on",
            "letter",
            "second_factor",
            "recovery_code");

    /// The right of a browser, found by its session before any workspace is known.
    private static final String CAPABILITY = "capability";

    @Inject
    Database database;

    private static final String FOREIGN_KEYS = """
            select t.relname as from_table, r.relname as to_table, c.confupdtype::text as on_update,
                c.confdeltype::text as on_delete,
                (select array_agg(a.attname::text order by k.place) from unnest(c.conkey) with ordinality k(number, place)
                    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number) as columns,
                (select array_agg(a.attname::text order by k.place) from unnest(c.confkey) with ordinality k(number, place)
                    join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.number) as targets
            from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class r on r.oid = c.confrelid
            where c.contype = 'f' and c.connamespace = 'public'::regnamespace
            order by 1, 2
            """;
    private static final String INDEXES = """
            select t.relname as table_name, i.indisprimary as is_primary, i.indpred is not null as is_partial,
                (select array_agg(a.attname::text order by k.place)
                    from unnest(i.indkey::int[]) with ordinality k(number, place)
                    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number) as columns
            from pg_index i join pg_class t on t.oid = i.indrelid
            where t.relnamespace = 'public'::regnamespace
            """;

    @SuppressWarnings("unchecked")
    private static List<String> columns(Map<String, Object> row, String name) {
        return (List<String>) row.get(name);
    }

    @Test
    void every_owned_table_carries_its_workspace() {
        List<Object> without = database.column("""
                select t.table_name from information_schema.tables t
                where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and not exists (
                    select from information_schema.columns c where c.table_schema = 'public'
                    and c.table_name = t.table_name and c.column_name = 'workspace_id' and c.is_nullable = 'NO')
                """);
        assertThat(without).containsExactlyInAnyOrderElementsOf(List.<Object>copyOf(UNOWNED));
    }

    @Test
    void primary_keys_of_owned_tables_begin_with_the_workspace() {
        for (Map<String, Object> index : database.rows(INDEXES)) {
            String table = (String) index.get("table_name");
            if ((boolean) index.get("is_primary") && !UNOWNED.contains(table) && !table.equals(CAPABILITY)) {
                assertThat(columns(index, "columns")).as(table).first().isEqualTo("workspace_id");
                assertThat(columns(index, "columns")).as(table).hasSizeGreaterThan(1);
            }
        }
    }

    @Test
    void foreign_keys_between_owned_tables_begin_with_the_workspace_and_follow_a_move() {
        List<Map<String, Object>> keys = database.rows(FOREIGN_KEYS);
        assertThat(keys).hasSizeGreaterThan(12);
        for (Map<String, Object> key : keys) {
            String name = key.get("from_table") + " -> " + key.get("to_table");
            if (!UNOWNED.contains(key.get("to_table"))) {
                assertThat(columns(key, "columns")).as(name).first().isEqualTo("workspace_id");
                assertThat(columns(key, "targets")).as(name).first().isEqualTo("workspace_id");
                assertThat(columns(key, "columns")).as(name).hasSizeGreaterThan(1);
            }
            if (columns(key, "columns").contains("workspace_id")) {
                assertThat(key).as(name).containsEntry("on_update", "c").containsEntry("on_delete", "c");
            }
        }
    }

    @Test
    void every_foreign_key_has_an_index() {
        List<Map<String, Object>> indexes = database.rows(INDEXES);
        for (Map<String, Object> key : database.rows(FOREIGN_KEYS)) {
            List<String> wanted = columns(key, "columns");
            boolean found = indexes.stream()
                    .filter(index -> index.get("table_name").equals(key.get("from_table")))
                    .filter(index -> !(boolean) index.get("is_partial"))
                    .anyMatch(index -> serves(columns(index, "columns"), key, wanted));
            assertThat(found).as(key.toString()).isTrue();
        }
    }

    /// It begins with the key's columns, or with those of them that alone name the row they point to.
    private static boolean serves(List<String> index, Map<String, Object> key, List<String> wanted) {
        boolean whole = index.size() >= wanted.size()
                && Set.copyOf(index.subList(0, wanted.size())).equals(Set.copyOf(wanted));
        int id = columns(key, "targets").indexOf("id");
        boolean naming = wanted.size() > 2
                && id >= 0
                && index.size() >= 2
                && index.subList(0, 2).equals(List.of("workspace_id", wanted.get(id)));
        return whole || naming;
    }

    @Test
    void tokens_are_kept_as_hashes_only() {
        assertThat(database.column("""
                select table_name || '.' || column_name || ' ' || data_type from information_schema.columns
                where table_schema = 'public' and column_name ~ 'token|secret|password'
                order by 1
                """))
                .containsExactly(
                        "access_key.token_hash bytea",
                        "account.password_hash text",
                        "invitation.token_hash bytea",
                        "letter.token_hash bytea",
                        "session.token_hash bytea",
                        "share.password_hash text",
                        "share.token_hash bytea",
                        "workspace_token.token_hash bytea");
        for (String table : List.of("access_key", "session", "share")) {
            assertThat(database.count("select count(*) from " + table + " where length(token_hash) <> 32"))
                    .isZero();
        }
    }
}
