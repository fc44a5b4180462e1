package dev.showdown.support;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import static org.assertj.core.api.Assertions.assertThat;

/// The database as its operator sees it, for looking behind a page and for making what no page can make. The
/// application itself works as a role that sees one workspace at a time.
@ApplicationScoped
public class Database {

    private static final List<String> WORK = List.of(
            "workspace",
            "session",
            "assessment",
            "participant",
            "round",
            "answer",
            "former_answer",
            "submission",
            "access_key",
            "priority_setting",
            "capability",
            "report",
            "share",
            "unlocked_share",
            "reveal",
            "team_event",
            "agreed_answer",
            "comment",
            "decision",
            "stored_reply",
            "account",
            "sign_on",
            "letter",
            "second_factor",
            "recovery_code",
            "membership",
            "invitation",
            "workspace_token",
            "audit_event");

    private AgroalDataSource source;

    @PostConstruct
    void open() throws SQLException {
        Config config = ConfigProvider.getConfig();
        source = AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(8)
                        .acquisitionTimeout(Duration.ofSeconds(10))
                        .connectionFactoryConfiguration(
                                server -> server.jdbcUrl(config.getValue("quarkus.datasource.jdbc.url", String.class))
                                        .principal(new NamePrincipal("postgres"))
                                        .credential(new SimplePassword(
                                                config.getValue("quarkus.datasource.password", String.class))))));
    }

    @PreDestroy
    void close() {
        source.close();
    }

    public long count(String sql, Object... values) {
        return ((Number) one(sql, values)).longValue();
    }

    public Object one(String sql, Object... values) {
        return column(sql, values).getFirst();
    }

    public String text(String sql, Object... values) {
        return String.valueOf(one(sql, values));
    }

    /// The first column of every row.
    public List<Object> column(String sql, Object... values) {
        return rows(sql, values).stream()
                .map(row -> row.values().iterator().next())
                .toList();
    }

    public List<Map<String, Object>> rows(String sql, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet found = statement.executeQuery()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (found.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    Object value = found.getObject(i);
                    row.put(
                            found.getMetaData().getColumnLabel(i),
                            value instanceof Array array ? List.of((Object[]) array.getArray()) : value);
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public int change(String sql, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All of these, none of which can write to a table before each of them waits: for the table, or for one another.
    public <T> List<T> heldUp(String table, List<Callable<T>> works) {
        return heldUpBy(works, "lock table " + table + " in share mode");
    }

    /// Something that begins before a change is there to see, finds its rows held, and goes on when it is made.
    public <T> T overtaken(Callable<T> work, String change, Object... values) {
        return heldUpBy(List.of(work), change, values).getFirst();
    }

    private <T> List<T> heldUpBy(List<Callable<T>> works, String sql, Object... values) {
        try (Connection keeper = source.getConnection();
                ExecutorService beside = Executors.newSingleThreadExecutor()) {
            keeper.setAutoCommit(false);
            try (PreparedStatement hold = prepare(keeper, sql, values)) {
                hold.execute();
            }
            Future<List<T>> results = beside.submit(() -> Parallel.all(works));
            boolean waiting = allWait(works.size());
            keeper.commit();
            List<T> given = results.get();
            assertThat(waiting).as("all of them waited").isTrue();
            return given;
        } catch (SQLException | ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean allWait(int many) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            if (count("select count(distinct pid) from pg_locks where not granted") == many) {
                return true;
            }
        }
        return false;
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /// Everything that people have made, to compare before and after: not what was counted while they read, or when
    /// they were seen. Tests run one after the other.
    public Map<String, Object> work() {
        Map<String, Object> work = new LinkedHashMap<>();
        for (String table : WORK) {
            work.put(
                    table,
                    one("select coalesce(md5(string_agg(row, '|' order by row)), '') from "
                            + "(select (to_jsonb(t) - 'view_count' - 'last_viewed_at'"
                            + (table.equals("session") ? " - 'seen_at' - 'expires_at'" : "") + ")::text as row from "
                            + table
                            + " t) rows"));
        }
        return work;
    }
}
