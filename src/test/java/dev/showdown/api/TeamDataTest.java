package dev.showdown.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

import dev.showdown.account.Grant;
import dev.showdown.assessment.TeamEvents;
import dev.showdown.assessment.TeamEvents.Event;
import dev.showdown.assessment.TeamEvents.Kind;
import dev.showdown.support.Database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** What a team leaves in the database, and what the database tells every replica. */
@QuarkusTest
class TeamDataTest extends ApiTest {

    private static final List<String> OWNED = List.of(
            "participant",
            "round",
            "answer",
            "submission",
            "access_key",
            "report",
            "reveal",
            "team_event",
            "agreed_answer",
            "comment",
            "decision");

    @Inject
    Database database;

    @Inject
    AgroalDataSource source;

    @Inject
    TeamEvents events;

    private static Started decided() {
        Started started = start();
        Started ann = join(started, "Ann");
        answer(ann, "product", "ai");
        submit(started, ann);
        reveal(started);
        with(ann).body(Map.of("question", "product", "body", "Said")).post(ann.path() + "/comments");
        with(started).header("If-None-Match", "*").body(Map.of("choice", "ai")).put(started.path() + "/agreed/product");
        with(started)
                .header("If-None-Match", "*")
                .body(Map.of("alternative", "node", "reason", "Because"))
                .put(started.path() + "/decision")
                .then()
                .statusCode(200);
        return started;
    }

    private Map<String, Long> rows(Started started, UUID workspace) {
        Map<String, Long> rows = new TreeMap<>();
        OWNED.forEach(table -> rows.put(
                table,
                database.count(
                        "select count(*) from " + table + " where assessment_id = ? and workspace_id = ?",
                        UUID.fromString(started.id()),
                        workspace)));
        return rows;
    }

    private UUID workspace(Started started) {
        return (UUID) database.one("select workspace_id from assessment where id = ?", UUID.fromString(started.id()));
    }

    @Test
    void a_team_moves_to_another_workspace_with_everything_and_is_deleted_with_everything() {
        Started started = decided();
        UUID former = workspace(started);
        Map<String, Long> before = rows(started, former);
        assertThat(before.values()).doesNotContain(0L);
        UUID team = UUID.randomUUID();
        database.change("insert into workspace (id, kind, created_at) values (?, 'team', now())", team);
        database.change("update assessment set workspace_id = ? where id = ?", team, UUID.fromString(started.id()));
        assertThat(rows(started, team)).isEqualTo(before);
        assertThat(rows(started, former).values()).containsOnly(0L);

        with(started).get(started.path()).then().statusCode(200).body("status", equalTo("decided"));
        with(started).get(started.path() + "/agreed").then().body("data", hasSize(1));
        with(started).get(started.path() + "/comments").then().body("data.author", contains("Ann"));
        // A guest's key deletes a guest's work; in a workspace that is for its owners.
        latest(started).delete(started.path()).then().statusCode(403);
        assertThat(rows(started, team)).isEqualTo(before);
        database.change("update assessment set workspace_id = ? where id = ?", former, UUID.fromString(started.id()));
        latest(started).delete(started.path()).then().statusCode(204);
        assertThat(rows(started, team).values()).containsOnly(0L);
        assertThat(rows(started, former).values()).containsOnly(0L);
    }

    @Test
    void what_happened_can_be_read_from_any_point_on() {
        Started started = decided();
        Grant grant = new Grant(workspace(started), UUID.fromString(started.id()), null, Grant.Role.FACILITATOR);
        List<Event> all = events.since(grant, 0);
        assertThat(all.stream().map(Event::kind))
                .containsExactly(
                        Kind.JOINED,
                        Kind.SUBMITTED,
                        Kind.SUBMITTED,
                        Kind.REVEALED,
                        Kind.COMMENTED,
                        Kind.SETTLED,
                        Kind.DECIDED);
        assertThat(events.since(grant, all.get(4).id())).isEqualTo(all.subList(5, 7));
        assertThat(events.last(grant)).isEqualTo(all.getLast().id());
    }

    @Test
    void every_change_of_a_team_is_told_on_the_channel_when_it_is_made() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + TeamEvents.CHANNEL);
            Started started = decided();
            statement.execute("select 1");
            PGNotification[] told = connection.unwrap(PGConnection.class).getNotifications(5_000);
            statement.execute("unlisten *");
            assertThat(told).isNotNull();
            assertThat(Stream.of(told).map(PGNotification::getParameter).filter(started.id()::equals))
                    .hasSize(7);
        }
    }

    @Test
    void a_refused_change_is_not_told() {
        Started started = start();
        join(started, "Ann");
        revealing(started).then().statusCode(409);
        with(started).header("If-None-Match", "*").body(Map.of("choice", "ai")).put(started.path() + "/agreed/product");
        assertThat(database.column(
                        "select kind from team_event where assessment_id = ?", UUID.fromString(started.id())))
                .containsExactly("joined");
    }
}
