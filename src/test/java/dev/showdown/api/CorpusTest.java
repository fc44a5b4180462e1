package dev.showdown.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import dev.showdown.api.CorpusBodies.Body;
import dev.showdown.api.CorpusDocument.Operation;
import dev.showdown.api.CorpusWork.Stage;
import dev.showdown.support.Database;
import dev.showdown.support.RawRequest;
import dev.showdown.support.RawRequest.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that nobody should send, to every call that the description names, as everybody there is: never a failure
 * of ours, always a problem that a program can read, and never a change by what was refused or by a stranger. The
 * requests follow from the description, so that a new call is tried by itself.
 */
@QuarkusTest
class CorpusTest extends ApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> MEMBERS =
            List.of("type", "title", "status", "detail", "instance", "code", "requestId");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final List<String> NOWHERE =
            List.of("/api", "/api/", "/api/v1", "/api/v1/", "/api/v1/none", "/api/v2/playbooks", "/api/v1/playbooks/");

    /** Changes after which every other call still finds what it needs. */
    private static final Pattern HARMLESS = Pattern.compile(
            "^POST .*/(reports|shares|comments|participants|rotate|submission|restoration)$|^PUT .*/answers(/|$)");

    @Inject
    Database database;

    private CorpusDocument document;
    private List<Operation> operations;
    private CorpusWork victim;
    private CorpusWork stranger;
    private String revoked;
    /** What the callers' own work is, by how far it has come; made again when a call has changed it. */
    private final Map<Stage, CorpusWork> own = new EnumMap<>(Stage.class);

    private final Map<String, String> snapshots = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Set<Who>> tried = new LinkedHashMap<>();
    private final Map<String, Integer> byStatus = new HashMap<>();
    private int requests;

    /** Somebody who calls. */
    private enum Who {
        LEADER,
        MEMBER,
        NOBODY,
        STRANGER,
        STRANGE_MEMBER,
        REVOKED,
        MALFORMED;

        /** Whether it is their own work that they call about; else it is the victim's. */
        boolean isAtHome() {
            return this == LEADER || this == MEMBER;
        }
    }

    private static final List<Who> STRANGERS =
            List.of(Who.NOBODY, Who.STRANGER, Who.STRANGE_MEMBER, Who.REVOKED, Who.MALFORMED);

    /** What a good request to a call needs, as far as it was found out. */
    private record Way(Stage stage, Map<String, String> headers, boolean works) {}

    @Test
    void nothing_that_anybody_sends_breaks_or_changes_what_it_must_not() throws IOException {
        document = new CorpusDocument(JSON.readTree(
                RestAssured.given().accept("application/json").get("/openapi").asString()));
        operations = document.operations();
        // Scenes are made many times over; what they are answered is held against the description elsewhere.
        RestAssured.replaceFiltersWith(List.of());
        victim = CorpusWork.start(Stage.REVEALED);
        stranger = CorpusWork.start(Stage.REVEALED);
        revoked = revokedKey();
        remember(victim.id());

        int working = 0;
        for (Operation operation : operations) {
            Way way = way(operation);
            working += way.works() ? 1 : 0;
            everybody(operation, way);
            bodies(operation, way);
            headers(operation, way);
            paths(operation, way);
            queries(operation, way);
        }
        otherMethods();
        RawRequest.get("/").send();

        assertThat(faults).as("%d of %d requests", faults.size(), requests).isEmpty();
        assertThat(requests).isGreaterThanOrEqualTo(2_000);
        assertThat(tried.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        operations.stream().map(Operation::toString).toList());
        assertThat(tried.values()).allSatisfy(who -> assertThat(who).containsExactlyInAnyOrder(Who.values()));
        // A call that refuses whatever it gets has not been tried in earnest.
        assertThat(working).isGreaterThanOrEqualTo(operations.size() * 3 / 4);
        assertThat(byStatus.keySet())
                .contains("200", "201", "400", "401", "403", "404", "405", "406", "413", "415", "422");
        aChangeWouldHaveBeenSeen();
    }

    /** The key of somebody who was removed from the victim's team. */
    private String revokedKey() {
        var work = CorpusWork.start(Stage.ANSWERING);
        int ended = database.change(
                "update access_key set revoked_at = now() where assessment_id = ? and kind = 'participant'",
                UUID.fromString(work.id()));
        assertThat(ended).isOne();
        return work.member();
    }

    /** The other side of what is asserted of everybody: somebody who may, does, and it shows. */
    private void aChangeWouldHaveBeenSeen() {
        String before = snapshot(victim.id());
        anonymous()
                .auth()
                .preemptive()
                .oauth2(victim.leader())
                .body(Map.of("question", "team-size", "body", "Seen."))
                .post(ROOT + "/assessments/" + victim.id() + "/comments")
                .then()
                .statusCode(201);
        assertThat(snapshot(victim.id())).isNotEqualTo(before);
    }

    // ---- What is tried

    private void everybody(Operation operation, Way way) {
        for (Who who : Who.values()) {
            send(
                    operation,
                    way,
                    who,
                    "as it should be",
                    path(operation, work(who, way)),
                    way.headers(),
                    body(operation, who, way));
        }
    }

    private void bodies(Operation operation, Way way) {
        if (!operation.hasBody()) {
            for (String body : List.of("{\"a\":1}", "[", "\u0000")) {
                send(
                        operation,
                        way,
                        Who.LEADER,
                        "a body where there is none",
                        path(operation, work(Who.LEADER, way)),
                        with(way.headers(), "Content-Type", "application/json"),
                        body.getBytes(StandardCharsets.UTF_8));
            }
            return;
        }
        int turn = 0;
        // By name: making one's own work anew gives the same bodies with other tokens in them.
        int count = bodiesOf(Who.LEADER, way).bad(operation).size();
        for (int i = 0; i < count; i++) {
            Who other = STRANGERS.get(turn++ % STRANGERS.size());
            for (Who who : turn % 3 == 0 ? List.of(Who.LEADER, other) : List.of(Who.LEADER)) {
                Body bad = bodiesOf(who, way).bad(operation).get(i);
                send(
                        operation,
                        way,
                        who,
                        "body: " + bad.name(),
                        path(operation, work(who, way)),
                        way.headers(),
                        bad.bytes());
            }
        }
    }

    private void headers(Operation operation, Way way) {
        CorpusValues.headers()
                .forEach((header, values) -> values.forEach(value -> send(
                        operation,
                        way,
                        header.equals("Authorization") ? Who.MALFORMED : Who.LEADER,
                        header + ": " + value,
                        path(operation, work(header.equals("Authorization") ? Who.MALFORMED : Who.LEADER, way)),
                        with(way.headers(), header, value),
                        body(operation, Who.LEADER, way))));
        if (operation.hasBody()) {
            Map<String, String> without = new LinkedHashMap<>(way.headers());
            without.remove("Content-Type");
            send(
                    operation,
                    way,
                    Who.LEADER,
                    "no Content-Type",
                    path(operation, work(Who.LEADER, way)),
                    without,
                    body(operation, Who.LEADER, way));
            for (String type : CorpusValues.CONTENT_TYPES) {
                send(
                        operation,
                        way,
                        Who.LEADER,
                        "Content-Type: " + type,
                        path(operation, work(Who.LEADER, way)),
                        with(way.headers(), "Content-Type", type),
                        body(operation, Who.LEADER, way));
            }
        }
    }

    private void paths(Operation operation, Way way) {
        for (String name : operation.inPath()) {
            List<String> values = new ArrayList<>(CorpusValues.IN_PATH);
            values.add(value(victim, name));
            values.add(value(work(Who.LEADER, way), name).toUpperCase(java.util.Locale.ROOT));
            for (String value : values) {
                CorpusWork work = work(Who.LEADER, way);
                send(
                        operation,
                        way,
                        Who.LEADER,
                        name + " in the path: " + value,
                        path(operation, work, Map.of(name, value)),
                        way.headers(),
                        body(operation, Who.LEADER, way));
            }
        }
    }

    private void queries(Operation operation, Way way) {
        Set<String> names = new TreeSet<>(operation.inQuery());
        names.add("none-of-these");
        for (String name : names) {
            for (String value : CorpusValues.IN_QUERY) {
                send(
                        operation,
                        way,
                        Who.LEADER,
                        "?" + name + "=" + value,
                        path(operation, work(Who.LEADER, way)) + "?" + name + "=" + value,
                        way.headers(),
                        body(operation, Who.LEADER, way));
            }
            send(
                    operation,
                    way,
                    Who.LEADER,
                    "?" + name + " twice",
                    path(operation, work(Who.LEADER, way)) + "?" + name + "=1&" + name + "=2&" + name,
                    way.headers(),
                    body(operation, Who.LEADER, way));
        }
    }

    /** Methods that an address does not take, and addresses that there are not. */
    private void otherMethods() {
        Map<String, List<Operation>> byPath = operations.stream()
                .collect(Collectors.groupingBy(Operation::path, LinkedHashMap::new, Collectors.toList()));
        byPath.forEach((path, known) -> METHODS.stream()
                .filter(method ->
                        known.stream().noneMatch(operation -> operation.method().equals(method)))
                .forEach(method -> {
                    for (String key :
                            List.of("", work(Who.LEADER, known.getFirst()).leader())) {
                        check(
                                method,
                                path(known.getFirst(), work(Who.LEADER, known.getFirst())),
                                "another method",
                                key,
                                Map.of("Content-Type", "application/json"),
                                "{}".getBytes(StandardCharsets.UTF_8),
                                !METHODS.subList(5, 7).contains(method));
                    }
                }));
        for (String path : NOWHERE) {
            for (String method : METHODS) {
                check(method, path, "nowhere", "", Map.of(), new byte[0], false);
            }
        }
    }

    private CorpusWork work(Who who, Operation operation) {
        return work(who, new Way(Stage.REVEALED, Map.of(), false));
    }

    // ---- How it is sent

    /** Tries what a good request needs: how far the work has come, and which precondition. */
    private Way way(Operation operation) {
        for (Stage stage : List.of(Stage.REVEALED, Stage.ANSWERING)) {
            for (Map<String, String> precondition :
                    List.<Map<String, String>>of(Map.of(), Map.of("If-Match", "*"), Map.of("If-None-Match", "*"))) {
                Map<String, String> headers = new LinkedHashMap<>(precondition);
                if (operation.hasBody()) {
                    headers.put("Content-Type", operation.type());
                }
                Way way = new Way(stage, headers, true);
                own.clear();
                int status = sent(
                                operation,
                                path(operation, work(Who.LEADER, way)),
                                key(Who.LEADER, way),
                                headers,
                                body(operation, Who.LEADER, way))
                        .status();
                own.clear();
                if (status < 300) {
                    return way;
                }
            }
        }
        return new Way(
                Stage.REVEALED, operation.hasBody() ? Map.of("Content-Type", operation.type()) : Map.of(), false);
    }

    private CorpusWork work(Who who, Way way) {
        if (!who.isAtHome()) {
            return victim;
        }
        return own.computeIfAbsent(way.stage(), stage -> {
            CorpusWork made = CorpusWork.start(stage);
            remember(made.id());
            return made;
        });
    }

    private String key(Who who, Way way) {
        return switch (who) {
            case LEADER -> work(who, way).leader();
            case MEMBER -> work(who, way).member();
            case NOBODY -> "";
            case STRANGER -> stranger.leader();
            case STRANGE_MEMBER -> stranger.member();
            case REVOKED -> revoked;
            case MALFORMED -> victim.leader().replaceFirst(".$", "-");
        };
    }

    /** A stranger does not know the invitation to the victim's team either. */
    private CorpusBodies bodiesOf(Who who, Way way) {
        return new CorpusBodies(document, (who.isAtHome() ? work(who, way) : stranger).fields());
    }

    private byte[] body(Operation operation, Who who, Way way) {
        return operation.hasBody() ? bodiesOf(who, way).good(operation).bytes() : new byte[0];
    }

    private static String path(Operation operation, CorpusWork work) {
        return path(operation, work, Map.of());
    }

    private static String path(Operation operation, CorpusWork work, Map<String, String> instead) {
        String path = operation.path();
        for (String name : operation.inPath()) {
            path = path.replace("{" + name + "}", instead.getOrDefault(name, value(work, name)));
        }
        return path;
    }

    private static String value(CorpusWork work, String name) {
        return work.values().getOrDefault(name, "01890000-0000-7000-8000-00000000cafe");
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return more;
    }

    private Answer sent(Operation operation, String path, String key, Map<String, String> headers, byte[] body) {
        return sent(operation.method(), path, key, headers, body);
    }

    private Answer sent(String method, String path, String key, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (!key.isEmpty()) {
            all.putIfAbsent("Authorization", "Bearer " + key);
        }
        return new RawRequest(method, path, all, body).send();
    }

    private void send(
            Operation operation, Way way, Who who, String what, String path, Map<String, String> headers, byte[] body) {
        tried.computeIfAbsent(operation.toString(), _ -> new HashSet<>()).add(who);
        boolean mayChange = !operation.isReading() && (who.isAtHome() || !operation.secured());
        Answer answer = check(operation.method(), path, who + ", " + what, key(who, way), headers, body, mayChange);
        if (operation.secured() && !who.isAtHome() && answer.status() < 400) {
            fault(operation.method(), path, who + ", " + what, answer, "lets a stranger in");
        }
    }

    // ---- What is expected

    private Answer check(
            String method,
            String path,
            String what,
            String key,
            Map<String, String> headers,
            byte[] body,
            boolean mayChange) {
        requests++;
        Answer answer = sent(method, path, key, headers, body);
        byStatus.merge(String.valueOf(answer.status()), 1, Integer::sum);
        if (answer.status() == 0 || answer.status() >= 500) {
            fault(method, path, what, answer, "fails");
        } else if (answer.status() >= 400) {
            String wrong = wrong(method, answer);
            if (!wrong.isEmpty()) {
                fault(method, path, what, answer, wrong);
            }
        }
        unchanged(method, path, what, answer, mayChange && answer.status() < 400);
        return answer;
    }

    /** What a problem lacks; empty when it lacks nothing. */
    private static String wrong(String method, Answer answer) {
        if (!answer.headers().getOrDefault("content-type", "").startsWith(PROBLEM)) {
            return "is no problem";
        }
        if (method.equals("HEAD")) {
            return "";
        }
        try {
            JsonNode problem = JSON.readTree(answer.body());
            if (problem.path("status").asInt() != answer.status()) {
                return "has another status inside";
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

    private void unchanged(String method, String path, String what, Answer answer, boolean mayChange) {
        Map<String, String> now = new HashMap<>();
        snapshots.keySet().forEach(id -> now.put(id, snapshot(id)));
        for (Map.Entry<String, String> before : snapshots.entrySet()) {
            boolean changed = !now.get(before.getKey()).equals(before.getValue());
            boolean others = before.getKey().equals(victim.id());
            if (changed && (others || !mayChange)) {
                fault(method, path, what, answer, "changed " + (others ? "the victim" : "its own work"));
            }
            if (changed
                    && !others
                    && !HARMLESS.matcher(method + " " + path.split("\\?")[0]).find()) {
                // Another call may need what this one took away.
                own.values().removeIf(work -> work.id().equals(before.getKey()));
            }
        }
        snapshots.putAll(now);
        snapshots
                .keySet()
                .removeIf(id -> !id.equals(victim.id())
                        && own.values().stream().noneMatch(work -> work.id().equals(id)));
    }

    private void fault(String method, String path, String what, Answer answer, String wrong) {
        String told = answer.body().length() > 300 ? answer.body().substring(0, 300) : answer.body();
        String where = path.length() > 150 ? path.substring(0, 150) + "..." : path;
        String why = what.length() > 150 ? what.substring(0, 150) + "..." : what;
        faults.add("%s %s (%s): %d %s %s".formatted(method, where, why, answer.status(), wrong, told));
    }

    private void remember(String id) {
        snapshots.put(id, snapshot(id));
    }

    /** Everything that is stored of an assessment, in whichever table. */
    private String snapshot(String id) {
        UUID assessment = UUID.fromString(id);
        return database.text(snapshotSql(), assessment);
    }

    private String sql;

    private String snapshotSql() {
        if (sql == null) {
            List<Object> tables = database.column("select table_name::text from information_schema.columns where "
                    + "table_schema = current_schema() and column_name = 'assessment_id' order by 1");
            assertThat(tables).hasSizeGreaterThan(10);
            // Where a row lies and which transaction wrote it: another of either after every change.
            sql = "with wanted as (select workspace_id, id from assessment where id = ?::uuid)"
                    + " select md5(coalesce(string_agg(row, '|' order by row), '')) from ("
                    + "select 'assessment ' || t.ctid::text || t.xmin::text as row from assessment t, wanted"
                    + " where t.workspace_id = wanted.workspace_id and t.id = wanted.id"
                    + tables.stream()
                            .map(table -> " union all select '" + table + " ' || t.ctid::text || t.xmin::text from "
                                    + table + " t, wanted where t.workspace_id = wanted.workspace_id"
                                    + " and t.assessment_id = wanted.id")
                            .collect(Collectors.joining())
                    + ") rows";
        }
        return sql;
    }
}
