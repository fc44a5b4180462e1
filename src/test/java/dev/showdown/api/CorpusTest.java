package dev.showdown.api;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import dev.showdown.api.CorpusCases.Case;
import dev.showdown.api.CorpusCases.Way;
import dev.showdown.api.CorpusCases.Who;
import dev.showdown.api.CorpusChanges.Change;
import dev.showdown.api.CorpusDocument.Operation;
import dev.showdown.support.Accounts;
import dev.showdown.support.Database;
import dev.showdown.support.RawRequest;
import dev.showdown.support.RawRequest.Answer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that nobody should send, to every call that the description names, as everybody there is: never a failure
 * of ours, always a problem that a program can read, and never a row written by what was refused. The requests follow
 * from the description, so that a new call is tried by itself, and are the same, in the same order, each time.
 */
@QuarkusTest
class CorpusTest extends ApiTest {

    private static final Change EXPORTED = new Change("audit_event", "");
    private static final long SEED = 20;
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> MEMBERS =
            List.of("type", "title", "status", "detail", "instance", "code", "requestId");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final List<String> NOWHERE = List.of(
            "/api/v1", "/api/v1/", "/api/v1/none", "/api/v1/playbooks/none/none", "/api/v1/assessments/none/none");
    private static final List<Map<String, String>> PRECONDITIONS =
            List.of(Map.of(), Map.of("If-Match", "*"), Map.of("If-None-Match", "*"));

    /** So much may be added to an assessment before that is undone; each is allowed only so many of a kind. */
    private static final int MANY_CHANGES = 20;

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    private final Random random = new Random(SEED);
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Set<Who>> tried = new TreeMap<>();
    private final Set<String> succeeded = new TreeSet<>();
    private final Set<String> writing = new TreeSet<>();
    private final Set<Integer> statuses = new TreeSet<>();
    private int requests;
    private int changes;

    private CorpusDocument document;
    private CorpusChanges written;
    private List<CorpusWork> works;
    private CorpusStrangers strange;

    @Test
    void nothing_that_anybody_sends_breaks_or_changes_what_it_must_not() throws IOException, SQLException {
        document = new CorpusDocument(JSON.readTree(
                RestAssured.given().accept("application/json").get("/openapi").asByteArray()));
        works = List.of(
                CorpusWork.revealed(database),
                CorpusWork.answering(),
                CorpusWork.ofAWorkspace(accounts.member("Olga")));
        strange = CorpusStrangers.with(CorpusWork.revealed(database), accounts.member("Eve"), database);
        List<Operation> operations = document.operations();

        try (CorpusChanges watched = CorpusChanges.watch()) {
            written = watched;
            works.forEach(work -> written.keep(work.id()));
            operations.forEach(this::tryOut);
            tryOtherMethods(operations);
        }

        assertThat(faults).as("%d of %d requests", faults.size(), requests).isEmpty();
        assertThat(requests).isGreaterThanOrEqualTo(2_000);
        assertThat(operations).extracting(Operation::toString).allSatisfy(operation -> {
            assertThat(tried.get(operation)).as(operation).isEqualTo(EnumSet.allOf(Who.class));
            assertThat(succeeded).as("calls that refuse whatever they get").contains(operation);
        });
        // A watch that sees nothing would find nothing.
        assertThat(writing)
                .containsExactlyInAnyOrderElementsOf(operations.stream()
                        .filter(operation -> operation.secured() && !operation.isReading())
                        .map(Operation::toString)
                        .toList());
        assertThat(statuses).contains(200, 201, 204, 304, 400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 428);
    }

    private void tryOut(Operation operation) {
        Way way = way(operation);
        CorpusCases cases = cases(operation, way);
        for (Case odd : cases.all()) {
            tried.computeIfAbsent(operation.toString(), _ -> EnumSet.noneOf(Who.class))
                    .add(odd.who());
            int before = changes;
            Answer answer = check(operation.method(), odd);
            if (answer.status() < 300) {
                succeeded.add(operation.toString());
            }
            if (changes > before && operation.secured()) {
                writing.add(operation.toString());
            }
            undo(way, way.repeats() ? MANY_CHANGES : 1);
        }
        undo(way, 1);
    }

    private CorpusCases cases(Operation operation, Way way) {
        return new CorpusCases(
                operation, way, strange, new CorpusBodies(document, way.work().fields(), random), random);
    }

    /**
     * Finds out what a good request needs: how far the work must have come, and which precondition. Where a call may
     * change something, work on which it does goes first.
     */
    private Way way(Operation operation) {
        Way idle = new Way(works.getFirst(), Map.of(), true);
        boolean found = false;
        for (CorpusWork work : works) {
            for (Map<String, String> precondition : PRECONDITIONS) {
                Case good = cases(operation, new Way(work, precondition, true)).good(Who.LEADER);
                boolean works = send(operation.method(), good).status() < 300;
                boolean writes = !written.taken().isEmpty();
                boolean repeats = works && send(operation.method(), good).status() < 300;
                written.taken();
                written.putBack(work.id());
                if (works && (writes || operation.isReading())) {
                    return new Way(work, precondition, repeats);
                }
                if (works && !found) {
                    found = true;
                    idle = new Way(work, precondition, repeats);
                }
            }
        }
        return idle;
    }

    private void undo(Way way, int many) {
        if (changes >= many) {
            written.putBack(way.work().id());
            changes = 0;
        }
    }

    /** Methods that an address does not take, and addresses that there are not. */
    private void tryOtherMethods(List<Operation> operations) {
        Map<String, List<Operation>> byPath =
                operations.stream().collect(groupingBy(Operation::path, TreeMap::new, toList()));
        byPath.values().forEach(known -> {
            Way way = new Way(works.getFirst(), Map.of(), true);
            String target = cases(known.getFirst(), way).good(Who.LEADER).target();
            METHODS.stream()
                    .filter(method -> known.stream().map(Operation::method).noneMatch(method::equals))
                    .forEach(method -> List.of(Who.LEADER, Who.NOBODY).forEach(who -> other(method, target, who)));
        });
        NOWHERE.forEach(target -> METHODS.forEach(method -> other(method, target, Who.LEADER)));
    }

    private void other(String method, String target, Who who) {
        boolean refused = !List.of("GET", "HEAD", "OPTIONS").contains(method);
        check(
                method,
                new Case(who, "another method", target, who.shows(works.getFirst(), strange), new byte[0], refused));
    }

    private static Answer send(String method, Case odd) {
        return new RawRequest(method, odd.target(), odd.headers(), odd.body()).send();
    }

    private Answer check(String method, Case odd) {
        requests++;
        Answer answer;
        try {
            answer = send(method, odd);
        } catch (AssertionError undescribed) {
            answer = new Answer(0, Map.of(), undescribed.getMessage());
        }
        statuses.add(answer.status());
        Set<Change> changed = new HashSet<>(written.taken());
        if (isExport(method, odd) && answer.status() < 400) {
            changed.remove(EXPORTED);
        }
        changes += changed.isEmpty() ? 0 : 1;
        String wrong = wrong(method, odd, answer, changed);
        if (!wrong.isEmpty()) {
            faults.add("%s %s (%s, %s): %d %s %s"
                    .formatted(
                            method,
                            shortened(odd.target()),
                            odd.who(),
                            shortened(odd.what()),
                            answer.status(),
                            wrong,
                            shortened(answer.body())));
        }
        return answer;
    }

    /** That somebody took something away is written down; nothing else is. */
    private static boolean isExport(String method, Case odd) {
        return List.of("GET", "HEAD").contains(method)
                && (odd.target().contains("/workspaces/") || odd.target().contains("/reports/"));
    }

    /** What was sent may hold what no log prints. */
    private static String shortened(String text) {
        return (text.length() > 200 ? text.substring(0, 200) + "..." : text).replaceAll("[^ -~]", "?");
    }

    /** What must not be; empty when all is well. */
    private String wrong(String method, Case odd, Answer answer, Set<Change> changed) {
        if (answer.status() == 0 || answer.status() >= 500) {
            return "fails";
        }
        if (answer.status() < 400 && odd.refused()) {
            return "lets somebody in";
        }
        boolean idle = answer.status() >= 400 || method.equals("GET") || method.equals("HEAD");
        if (idle && !changed.isEmpty()) {
            return "wrote " + changed;
        }
        if (changed.stream()
                .anyMatch(change -> change.assessment().equals(strange.work().id()))) {
            return "wrote in other people's work " + changed;
        }
        return answer.status() < 400 ? "" : missing(method, answer);
    }

    /** What a problem lacks; empty when it lacks nothing. */
    private static String missing(String method, Answer answer) {
        if (!answer.headers().getOrDefault("content-type", "").startsWith(PROBLEM)) {
            return "is no problem";
        }
        if (method.equals("HEAD")) {
            return "";
        }
        try {
            JsonNode problem = JSON.readTree(answer.body());
            if (problem.path("status").asInt() != answer.status()) {
                return "says another status inside";
            }
            return MEMBERS.stream()
                    .filter(member -> problem.path(member).asText().isEmpty())
                    .findFirst()
                    .map(member -> "lacks " + member)
                    .orElse("");
        } catch (IOException e) {
            return "is no JSON";
        }
    }
}
