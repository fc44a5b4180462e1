package dev.showdown.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.Database;
import dev.showdown.support.Server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

/** What holds for every call of the API. */
@QuarkusTest
class ConventionsApiTest extends ApiTest {

    @Inject
    Database database;

    /** An assessment with everything that can be read of one. */
    private static Started whole() {
        Started started = start(Map.of("title", "Whole", "answers", Map.of("product", "realtime")));
        submit(started, join(started, "Ann"));
        reveal(started);
        with(started)
                .header("If-None-Match", "*")
                .body(Map.of("choice", "unknown"))
                .put(started.path() + "/agreed/product")
                .then()
                .statusCode(200);
        with(started)
                .header("If-None-Match", "*")
                .body(Map.of("ranking", List.of("throughput")))
                .put(started.path() + "/priorities")
                .then()
                .statusCode(200);
        with(started)
                .header("If-None-Match", "*")
                .body(Map.of("alternative", "node", "reason", "Because"))
                .put(started.path() + "/decision")
                .then()
                .statusCode(200);
        return started;
    }

    private static Stream<String> addresses(Started started) {
        String report = publish(started);
        String share = with(started)
                .body("{}")
                .post(ROOT + "/reports/" + report + "/shares")
                .path("id");
        String comment = with(started)
                .body(Map.of("question", "product", "body", "Why?"))
                .post(started.path() + "/comments")
                .path("id");
        return Stream.of(
                started.path(),
                started.path() + "/answers",
                started.path() + "/participants/" + participant(started),
                started.path() + "/invite",
                started.path() + "/agreed/product",
                started.path() + "/priorities",
                started.path() + "/decision",
                started.path() + "/evaluation",
                started.path() + "/differences",
                started.path() + "/comments/" + comment,
                started.path() + "/comparison?left=" + report + "&right=" + report,
                ROOT + "/reports/" + report,
                ROOT + "/shares/" + share,
                ROOT + "/playbooks/node-vs-python");
    }

    @Test
    void whatever_can_be_read_has_a_tag_and_is_not_sent_again_to_whoever_has_it() {
        Started started = whole();
        addresses(started).forEach(address -> {
            Response first = with(started).get(address);
            String tag = first.header("ETag");
            assertThat(tag).as(address).matches("\"v\\d+-[0-9a-f]{16}\"");
            for (String held : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
                Response again = with(started).header("If-None-Match", held).get(address);
                assertThat(again.statusCode()).as(address + " " + held).isEqualTo(304);
                assertThat(again.asByteArray()).isEmpty();
                assertThat(again.header("ETag")).isEqualTo(tag);
            }
            Response other = with(started).header("If-None-Match", "\"v1-0\"").get(address);
            assertThat(other.statusCode()).isEqualTo(200);
            assertThat(other.asString()).isEqualTo(first.asString());
        });
    }

    @Test
    void a_head_is_a_get_without_its_body() {
        Started started = whole();
        addresses(started).forEach(address -> {
            Response head = with(started).head(address);
            assertThat(head.statusCode()).as(address).isEqualTo(200);
            assertThat(head.asByteArray()).isEmpty();
            assertThat(head.header("ETag")).isEqualTo(with(started).get(address).header("ETag"));
        });
    }

    @Test
    void a_tag_changes_with_what_is_sent_and_its_version_only_with_what_can_be_changed() {
        Started started = start();
        String fresh = with(started).get(started.path()).header("ETag");
        answer(started, "product", "ai");
        String answered = with(started).get(started.path()).header("ETag");
        assertThat(answered).isNotEqualTo(fresh);

        with(started)
                .header("If-Match", fresh)
                .body(Map.of("title", "Renamed"))
                .patch(started.path())
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"v2-"));
        with(started)
                .header("If-Match", answered)
                .body(Map.of("title", "Late", "answering", "closed"))
                .patch(started.path())
                .then()
                .statusCode(412)
                .body("code", equalTo("stale"))
                .body("current.title", equalTo("Renamed"))
                .body("yours.title", equalTo("Late"));
        with(started).header("If-Match", fresh).delete(started.path()).then().statusCode(412);
        with(started).get(started.path()).then().body("answering", equalTo("open"));
    }

    @Test
    void closing_and_deadlines_are_changes_that_others_notice() {
        Started started = start();
        for (Map<String, String> change : List.of(
                Map.of("deadline", java.time.Instant.now().plusSeconds(9_000).toString()),
                Map.of("answering", "closed"),
                Map.of("answering", "open"))) {
            String before = with(started).get(started.path()).header("ETag");
            with(started)
                    .header("If-Match", before)
                    .body(change)
                    .patch(started.path())
                    .then()
                    .statusCode(200);
            with(started)
                    .header("If-Match", before)
                    .body(change)
                    .patch(started.path())
                    .then()
                    .statusCode(412);
        }
    }

    @Test
    void a_change_without_what_was_seen_is_refused() {
        Started started = whole();
        String person = started.path() + "/participants/" + participant(started);
        for (Response response : List.of(
                with(started).body("{\"title\":\"x\"}").patch(started.path()),
                with(started).delete(started.path()),
                with(started).body("{\"name\":\"x\"}").patch(person),
                with(started).delete(person),
                with(started).body("{\"expiresAt\":null}").patch(started.path() + "/invite"),
                with(started).delete(started.path() + "/agreed/product"),
                with(started).body("{\"ranking\":[\"throughput\"]}").put(started.path() + "/priorities"),
                with(started).delete(started.path() + "/priorities"))) {
            response.then().statusCode(428).contentType(PROBLEM).body("code", equalTo("precondition-required"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "\"x\"", "\"v\"", "\"v99\"", "W/\"v1\"", "\"v99999999999\"", "", "\"v1-a"})
    void a_tag_that_is_none_of_ours_matches_nothing(String tag) {
        Started started = start();
        with(started)
                .header("If-Match", tag)
                .body(Map.of("title", "Changed"))
                .patch(started.path())
                .then()
                .statusCode(412)
                .contentType(PROBLEM);
        with(started).get(started.path()).then().body("title", equalTo("Live board"));
    }

    @Test
    void one_of_several_tags_is_enough() {
        Started started = start();
        with(started)
                .header("If-Match", "\"v7\", \"v1-abc\"")
                .body(Map.of("title", "Changed"))
                .patch(started.path())
                .then()
                .statusCode(200);
    }

    private static Map<String, Set<String>> methods() {
        Map<String, Map<String, ?>> paths = RestAssured.given()
                .accept("application/json")
                .get("/openapi")
                .jsonPath()
                .getMap("paths");
        return paths.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, path -> {
            Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
            path.getValue().keySet().forEach(method -> methods.add(method.toUpperCase(Locale.ROOT)));
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            return methods;
        }));
    }

    private static Set<String> allowed(Response response) {
        return Arrays.stream(response.header("Allow").split(",\\s*")).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_address_tells_what_it_takes() {
        Started started = start();
        methods().forEach((path, methods) -> {
            String address = path.replace("{id}", started.id())
                    .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
            Response options = anonymous().noFilters().options(address);
            assertThat(options.statusCode()).as(path).isEqualTo(204);
            assertThat(allowed(options)).as(path).isEqualTo(methods);
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                if (!methods.contains(method)) {
                    Response refused = latest(started).body("{}").request(method, address);
                    assertThat(refused.statusCode()).as(method + " " + path).isEqualTo(405);
                    assertThat(allowed(refused)).as(method + " " + path).isEqualTo(methods);
                    assertThat(refused.contentType()).startsWith(PROBLEM);
                }
            }
        });
        anonymous()
                .noFilters()
                .options(ROOT + "/nothing")
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
    }

    static Stream<Response> kinds() {
        Started started = start();
        return Stream.of(
                anonymous().get(ROOT + "/playbooks"),
                with(started).get(started.path()),
                anonymous().get(started.path()),
                anonymous().get(ROOT + "/nothing"),
                anonymous().body("{").post(ROOT + "/assessments"));
    }

    @Test
    void every_answer_leads_to_the_description_and_carries_an_id() {
        kinds().forEach(response -> {
            List<String> links = response.getHeaders().getValues("Link");
            assertThat(String.join(" ", links))
                    .contains("<" + Server.BASE + "/openapi>; rel=\"service-desc\"")
                    .contains("<" + Server.BASE + "/api>; rel=\"service-doc\"");
            assertThat(response.header("X-Request-Id")).isNotBlank();
            assertThat(response.header("Cache-Control")).isEqualTo("private, no-store");
        });
    }

    @Test
    void a_request_id_is_echoed_unless_it_is_odd() {
        anonymous()
                .header("X-Request-Id", "build-7")
                .get(ROOT + "/nothing")
                .then()
                .header("X-Request-Id", equalTo("build-7"))
                .body("requestId", equalTo("build-7"));
        anonymous()
                .header("X-Request-Id", "<script>")
                .get(ROOT + "/nothing")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void answers_are_compressed_for_whoever_wants_that() throws IOException {
        Response packed = RestAssured.given()
                .noFilters()
                .config(RestAssured.config()
                        .decoderConfig(io.restassured.config.DecoderConfig.decoderConfig()
                                .noContentDecoders()))
                .header("Accept-Encoding", "gzip")
                .get(ROOT + "/playbooks/node-vs-python");
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.getHeaders().getValues("Vary")).contains("Accept-Encoding");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.asByteArray()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            anonymous().get(ROOT + "/playbooks/node-vs-python").asString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png"})
    void a_format_that_there_is_not_is_refused(String type) {
        Started started = start();
        for (String address : List.of(ROOT + "/playbooks", started.path(), ROOT + "/reports/" + publish(started))) {
            with(started)
                    .accept(type)
                    .get(address)
                    .then()
                    .statusCode(406)
                    .contentType(PROBLEM)
                    .body("code", equalTo("not-acceptable"));
        }
    }

    @Test
    void every_call_counts_and_says_what_is_left() {
        Started started = start();
        with(started)
                .get(started.path())
                .then()
                .header("RateLimit-Policy", matchesPattern("\"default\";q=\\d+;w=60"))
                .header("RateLimit", matchesPattern("\"default\";r=\\d+;t=\\d+"));
        long left = left(with(started).get(started.path()));
        assertThat(left(with(started).get(started.path() + "/answers"))).isEqualTo(left - 1);
        assertThat(left(with(start()).get(started.path()))).as("of another key").isGreaterThan(left);
    }

    private static long left(Response response) {
        return Long.parseLong(response.header("RateLimit").replaceAll(".*;r=(\\d+);.*", "$1"));
    }

    @Test
    void more_than_is_allowed_is_refused_for_a_while() {
        Started started = start();
        with(started).get(started.path()).then().statusCode(200);
        String mine = " where bucket = 'default' and caller = (select 'key ' || id from access_key"
                + " where kind = 'edit' and assessment_id = ?)";
        assertThat(database.change("update rate_limit set used = 100000000" + mine, UUID.fromString(started.id())))
                .isOne();

        with(started)
                .body(Map.of("title", "Too many"))
                .header("If-Match", "*")
                .patch(started.path())
                .then()
                .statusCode(429)
                .contentType(PROBLEM)
                .header("Retry-After", notNullValue())
                .header("RateLimit", containsString("r=0"))
                .body("code", equalTo("too-many"));

        Started other = start();
        with(other).get(other.path()).then().statusCode(200);
        database.change(
                "update rate_limit set window_start = now() - interval '1 hour'" + mine, UUID.fromString(started.id()));
        with(started).get(started.path()).then().statusCode(200).body("title", equalTo("Live board"));
    }

    @Test
    void a_key_that_is_wrong_is_told_where_none_is_needed_too() {
        anonymous()
                .header("Authorization", "Bearer sde_wrong")
                .get(ROOT + "/playbooks")
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
    }

    @Test
    void a_merge_patch_clears_with_null_and_leaves_what_it_does_not_name() {
        Started started = start(Map.of("title", "Kept", "context", "Cleared"));
        latest(started)
                .contentType("application/merge-patch+json")
                .body("{\"context\":null}")
                .patch(started.path())
                .then()
                .statusCode(200)
                .body("title", equalTo("Kept"))
                .body("context", equalTo(""));
        latest(started)
                .body("{\"title\":null}")
                .patch(started.path())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/title"));
        latest(started)
                .body("{\"title\":7}")
                .patch(started.path())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/title"));
    }
}
