package dev.showdown.system.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.flywaydb.core.Flyway;

/// Databases side by side on one server: the product's own, or another.
final class Databases implements AutoCloseable {
    static final String SUPERUSER = "postgres";

    /// Every kind of character that a line of a copy has a meaning for, and what the column types allow.
    private static final String ROWS = """
            insert into playbook_version values ('p', '1', '{"a": "tab\\tand \\"quotes\\""}', repeat('0', 64), now());
            insert into workspace values ('00000000-0000-7000-8000-000000000001', 'team', 'infinity');
            insert into workspace values ('00000000-0000-7000-8000-000000000002', 'guest', '0044-03-15 BC');
            insert into session values (gen_random_uuid(), sha256('a'), '00000000-0000-7000-8000-000000000002',
                now(), now(), now());
            insert into assessment (workspace_id, id, title, context, playbook_key, playbook_version, created_at,
                opened_at, version) values ('00000000-0000-7000-8000-000000000001',
                '00000000-0000-7000-8000-00000000000a', E'tab\\t, line\\n, return\\r, slash \\\\, \\u00fc \\U0001F600',
                E'\\\\N\\n\\\\.\\n', 'p', '1', now(), now(), 0);
            insert into team_event (workspace_id, assessment_id, kind, at)
                select workspace_id, id, 'joined', now() from assessment, generate_series(1, 3);
            insert into rate_limit values ('pages', 'somebody', now(), 1);
            """;

    private final Function<String, Login> logins;
    private final Closeable server;
    private int made;

    Databases(Path folder) {
        this(EmbeddedDatabase.start(DataFolder.open(folder)));
    }

    private Databases(EmbeddedDatabase server) {
        this(server::login, server::close);
    }

    /// @param logins how a role reaches the database that is there from the start
    Databases(Function<String, Login> logins, Closeable server) {
        this.logins = logins;
        this.server = server;
    }

    /// Nothing in it, with the rights that docker/create-database.sh gives.
    String empty() throws SQLException {
        String name = "db" + ++made;
        run(Roles.DATABASE, "create database " + name + " owner showdown_owner");
        run(Roles.DATABASE, "grant connect on database " + name + " to showdown_app, showdown_backup");
        run(
                name,
                "alter default privileges for role showdown_owner in schema public"
                        + " grant select, insert, update, delete on tables to showdown_app");
        run(
                name,
                "alter default privileges for role showdown_owner in schema public"
                        + " grant usage, select on sequences to showdown_app");
        return name;
    }

    String migrated() throws SQLException {
        String name = empty();
        Login owner = login(name, Roles.OWNER);
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("application", Roles.APPLICATION))
                .load()
                .migrate();
        return name;
    }

    String filled() throws SQLException {
        String name = migrated();
        run(name, ROWS);
        return name;
    }

    Login login(String database, String role) {
        Login usual = logins.apply(role);
        return new Login(usual.url().replaceFirst("[^/]+$", database), role, usual.password());
    }

    Connection connect(String database, String role) throws SQLException {
        Login login = login(database, role);
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }

    void run(String database, String sql) throws SQLException {
        run(database, SUPERUSER, sql);
    }

    void run(String database, String role, String sql) throws SQLException {
        try (Connection connection = connect(database, role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String database, String sql) throws SQLException {
        return ask(database, SUPERUSER, sql);
    }

    String ask(String database, String role, String sql) throws SQLException {
        try (Connection connection = connect(database, role);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getString(1) : null;
        }
    }

    /// Every row of every table, as the server itself hashes them, and every sequence: asked for in other words than
    /// a backup uses.
    Map<String, String> content(String database) throws SQLException {
        return content(login(database, SUPERUSER));
    }

    /// The same without what the server itself made of the rows: another release finds other words in a sentence.
    Map<String, String> written(String database) throws SQLException {
        return content(login(database, SUPERUSER), " and attgenerated = ''");
    }

    static Map<String, String> content(Login login) throws SQLException {
        return content(login, "");
    }

    private static Map<String, String> content(Login login, String columns) throws SQLException {
        Map<String, String> content = new TreeMap<>();
        try (Connection connection = login.open();
                Statement statement = connection.createStatement();
                Statement inner = connection.createStatement();
                ResultSet tables = statement.executeQuery("select quote_ident(relname), relkind = 'S',"
                        + " (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute"
                        + " where attrelid = c.oid and attnum > 0 and not attisdropped" + columns + ")"
                        + " from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S')"
                        + " and relpersistence = 'p' and relname <> 'flyway_schema_history'")) {
            while (tables.next()) {
                String name = tables.getString(1);
                String sql = tables.getBoolean(2)
                        ? "select last_value || ' ' || is_called from " + name
                        : "select count(*) || ' ' || md5(coalesce(string_agg(r, '|' order by r collate \"C\"), ''))"
                                + " from (select row(" + tables.getString(3) + ")::text as r from " + name + ") rows";
                try (ResultSet found = inner.executeQuery(sql)) {
                    found.next();
                    content.put(name, found.getString(1));
                }
            }
        }
        return content;
    }

    String tablesThatForceRowSecurity(String database) throws SQLException {
        return ask(
                database, "select string_agg(relname, ',' order by relname) from pg_class where relforcerowsecurity");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
