package dev.showdown.api;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/// Every row that anybody writes, noted by the database itself, and a way to undo what was done to an assessment.
final class CorpusChanges implements AutoCloseable {

    /// Counting requests is what the first is for; the others are written by the program when it starts.
    private static final Set<String> OVERLOOKED = Set.of("rate_limit", "playbook_version", "flyway_schema_history");

    /// Tables that others refer to, in the order in which they do.
    private static final List<String> FIRST = List.of("assessment", "participant", "round", "report", "share");

    private static final String REVIVE =
            "update workspace_token set revoked_at = null where name = '" + CorpusWork.SPARE + "';";

    private static final String NOTE = """
            create schema corpus;
            create table corpus.change (made_in text not null, assessment text not null);
            create function corpus.note() returns trigger language plpgsql security definer as $$
            declare
                written jsonb := to_jsonb(coalesce(new, old));
            begin
                insert into corpus.change values (tg_table_name, coalesce(written ->> 'assessment_id',
                    case tg_table_name when 'assessment' then written ->> 'id' end, ''));
                return null;
            end
            $$
            """;

    private final Connection connection;
    private final List<String> tables;

    /// Of each table the columns that the database does not fill in by itself.
    private final Map<String, String> columns = new HashMap<>();

    /// @param table in which a row was made, changed or deleted
    /// @param assessment that the row belongs to; empty for none
    record Change(String table, String assessment) {}

    private CorpusChanges(Connection connection) throws SQLException {
        this.connection = connection;
        List<String> all = names("select table_name from information_schema.tables"
                + " where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1");
        List<String> belonging = names("select table_name from information_schema.columns"
                + " where table_schema = current_schema() and column_name = 'assessment_id' order by 1");
        tables = Stream.concat(FIRST.stream(), belonging.stream()).distinct().toList();
        run(NOTE);
        for (String table : all) {
            if (!OVERLOOKED.contains(table)) {
                run("create trigger corpus after insert or update or delete on " + table
                        + " for each row execute function corpus.note()");
            }
        }
        for (String table : tables) {
            run("create table corpus." + table + " as select * from " + table + " where false");
            columns.put(
                    table,
                    String.join(
                            ", ",
                            names("select quote_ident(column_name) from information_schema.columns"
                                    + " where table_schema = current_schema() and is_generated = 'NEVER'"
                                    + " and table_name = '" + table + "' order by ordinal_position")));
        }
    }

    /// As somebody who may do more than the program.
    static CorpusChanges watch() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return new CorpusChanges(DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                "postgres",
                config.getValue("quarkus.datasource.password", String.class)));
    }

    /// What was written since the last time.
    Set<Change> taken() {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("delete from corpus.change returning made_in, assessment")) {
            List<Change> changes = new ArrayList<>();
            while (rows.next()) {
                changes.add(new Change(rows.getString(1), rows.getString(2)));
            }
            return Set.copyOf(changes);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Remembers an assessment as it is now.
    void keep(String id) {
        StringBuilder sql = new StringBuilder();
        tables.forEach(table -> sql.append("insert into corpus." + table + " select * from " + of(table, id)));
        run(sql.toString());
    }

    /// Makes an assessment again what it was when it was kept, and lets the token that is there to be revoked work
    // again.
    void putBack(String id) {
        StringBuilder sql = new StringBuilder("delete from " + of("assessment", id));
        tables.forEach(
                table -> sql.append("insert into %1$s (%2$s) overriding system value select %2$s from corpus.%3$s"
                        .formatted(table, columns.get(table), of(table, id))));
        run(sql + REVIVE + "truncate corpus.change");
    }

    private static String of(String table, String id) {
        return table + " where " + (table.equals("assessment") ? "id" : "assessment_id") + " = '" + id + "';";
    }

    private List<String> names(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        run("drop schema corpus cascade");
        connection.close();
    }
}
