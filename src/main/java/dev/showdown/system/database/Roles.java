package dev.showdown.system.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/// The database and its two users: one owns the tables and migrates them, the other, which the application works
/// as, reads and writes rows. Neither is a superuser, so that row-level security binds the application here as it
/// does on an operator's own server.
final class Roles {
    static final String DATABASE = "showdown";
    static final String OWNER = "showdown_owner";
    static final String APPLICATION = "showdown_app";

    private static final String SUPERUSER = "postgres";

    private Roles() {}

    /// Every step is taken only where it is missing: a first start may have been cut short after any of them.
    static void prepare(EmbeddedPostgres server, String password) throws SQLException {
        Map<String, String> login = Map.of("password", password);
        try (Connection connection = server.getPostgresDatabase(login).getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : new String[] {OWNER, APPLICATION}) {
                if (!exists(statement, "pg_roles where rolname = '" + role + "'")) {
                    statement.execute("create role " + role + " login password '" + password + "'");
                }
            }
            if (!exists(statement, "pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
            statement.execute("revoke all on database " + DATABASE + " from public");
            statement.execute("grant connect on database " + DATABASE + " to " + APPLICATION);
        }
        try (Connection connection =
                        server.getDatabase(SUPERUSER, DATABASE, login).getConnection();
                Statement statement = connection.createStatement()) {
            String whatTheOwnerMakes = "alter default privileges for role " + OWNER + " in schema public grant ";
            statement.execute(whatTheOwnerMakes + "select, insert, update, delete on tables to " + APPLICATION);
            statement.execute(whatTheOwnerMakes + "usage, select on sequences to " + APPLICATION);
        }
    }

    private static boolean exists(Statement statement, String source) throws SQLException {
        try (var found = statement.executeQuery("select 1 from " + source)) {
            return found.next();
        }
    }
}
