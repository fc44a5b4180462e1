package dev.showdown.system.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/// The database and its users: one owns the tables and migrates them, one, which the application works as, reads and
/// writes rows, and one reads every row for a backup. None is a superuser, and row-level security binds all but the
/// last, as it does on an operator's own server.
final class Roles {
    static final String DATABASE = "showdown";
    static final String OWNER = "showdown_owner";
    static final String APPLICATION = "showdown_app";
    static final String BACKUP = "showdown_backup";

    private static final String SUPERUSER = "postgres";
    private static final String PLAIN = "login nosuperuser nocreatedb nocreaterole noreplication ";
    private static final Map<String, String> RIGHTS = Map.of(
            OWNER, PLAIN + "nobypassrls",
            APPLICATION, PLAIN + "nobypassrls",
            BACKUP, PLAIN + "bypassrls");

    private Roles() {}

    /// Every step is taken only where it is missing: a first start may have been cut short after any of them, and the
    /// folder may have been made by a release that knew fewer.
    static void prepare(EmbeddedPostgres server, String password) throws SQLException {
        Map<String, String> login = Map.of("password", password);
        try (Connection connection = server.getPostgresDatabase(login).getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : RIGHTS.keySet()) {
                if (!exists(statement, "pg_roles where rolname = '" + role + "'")) {
                    statement.execute("create role " + role + " login password '" + password + "'");
                }
                statement.execute("alter role " + role + " " + RIGHTS.get(role));
            }
            statement.execute("grant pg_read_all_data to " + BACKUP);
            if (!exists(statement, "pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
            statement.execute("revoke all on database " + DATABASE + " from public");
            statement.execute("grant connect on database " + DATABASE + " to " + APPLICATION + ", " + BACKUP);
        }
        try (Connection connection =
                        server.getDatabase(SUPERUSER, DATABASE, login).getConnection();
                Statement statement = connection.createStatement()) {
            String whatTheOwnerMakes = "alter default privileges for role " + OWNER + " in schema public grant ";
            statement.execute(whatTheOwnerMakes + "select, insert, update, delete on tables to " + APPLICATION);
            statement.execute(whatTheOwnerMakes + "usage, select on sequences to " + APPLICATION);
            handOver(statement);
        }
    }

    /// Tables that somebody else has made would be out of reach of the next migration.
    private static void handOver(Statement statement) throws SQLException {
        statement.execute("""
                do $$
                declare
                    made regclass;
                begin
                    for made in select c.oid from pg_class c
                        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
                        and c.relowner <> '%s'::regrole
                    loop
                        execute format('alter table %%s owner to %s', made);
                    end loop;
                end
                $$
                """.formatted(OWNER, OWNER));
    }

    private static boolean exists(Statement statement, String source) throws SQLException {
        try (var found = statement.executeQuery("select 1 from " + source)) {
            return found.next();
        }
    }
}
