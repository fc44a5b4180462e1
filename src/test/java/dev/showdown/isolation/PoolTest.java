package dev.showdown.isolation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.showdown.account.Workspaces;
import dev.showdown.isolation.Tenants.Tenant;
import dev.showdown.support.Parallel;
import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Connections are used by one workspace after another: nothing of the one before is left on them.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PoolTest {

    private static final int TIMES = 500;
    private static final int CONNECTIONS = 8;

    @Inject
    Workspaces workspaces;

    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource source;

    @Inject
    Tenants tenants;

    private Tenant wren;
    private Tenant kestrel;

    @BeforeEach
    void settle() {
        wren = tenants.settle("wren" + UUID.randomUUID());
        kestrel = tenants.settle("kestrel" + UUID.randomUUID());
    }

    /// @param connection on which it was seen
    private record Seen(int connection, Set<Object> workspaces) {}

    /// Every workspace of which a row can be seen, by a query that forgets to ask for one.
    private Seen look() {
        List<?> rows = entities.createNativeQuery(
                        "select pg_backend_pid(), workspace_id from answer group by workspace_id")
                .getResultList();
        Set<Object> seen = new HashSet<>();
        rows.forEach(row -> seen.add(((Object[]) row)[1]));
        return new Seen((Integer) ((Object[]) rows.getFirst())[0], seen);
    }

    private Map<Integer, Set<Object>> alternate() {
        Map<Integer, Set<Object>> served = new HashMap<>();
        for (int i = 0; i < TIMES; i++) {
            UUID named = (i % 2 == 0 ? wren : kestrel).workspace();
            Seen seen = workspaces.inWorkspace(named, this::look);
            assertThat(seen.workspaces).containsExactly(named);
            served.computeIfAbsent(seen.connection, _ -> new HashSet<>()).add(named);
        }
        return served;
    }

    @Test
    void alternating_workspaces_on_the_same_connections_never_see_each_other() {
        assertThat(alternate().values())
                .as("one connection served both")
                .contains(Set.of(wren.workspace(), kestrel.workspace()));
        List<Callable<Map<Integer, Set<Object>>>> many = List.of(this::alternate, this::alternate, this::alternate);
        assertThat(Parallel.all(many)).hasSize(3);
        assertNothingIsLeft();
    }

    @Test
    void a_transaction_that_fails_leaves_nothing_either() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> workspaces.inWorkspace(wren.workspace(), () -> {
                        look();
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
        }
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                all.add(source.getConnection());
            }
            for (Connection connection : all) {
                assertThat(ask(connection, "select coalesce(current_setting('app.workspace', true), '')"))
                        .isEmpty();
                assertThat(ask(connection, "select count(*) from answer")).isEqualTo("0");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            all.forEach(PoolTest::close);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_workspace_inside_another_is_left_again() {
        List<Set<Object>> seen = new ArrayList<>();
        workspaces.inWorkspace(wren.workspace(), () -> {
            seen.add(look().workspaces);
            seen.add(workspaces.inWorkspace(kestrel.workspace(), () -> look().workspaces));
            seen.add(look().workspaces);
            return seen.add(workspaces.inWorkspace(wren.workspace(), () -> look().workspaces));
        });
        Set<Object> own = Set.of(wren.workspace());
        assertThat(seen).containsExactly(own, Set.of(kestrel.workspace()), own, own);
    }

    @Test
    void outside_of_a_transaction_there_is_nothing_to_see() {
        List<?> rows = entities.createNativeQuery("select 1 from answer").getResultList();
        assertThat(rows).isEmpty();
    }
}
