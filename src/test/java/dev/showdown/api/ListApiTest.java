package dev.showdown.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.Server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** Lists, a part at a time. */
@QuarkusTest
class ListApiTest extends ApiTest {

    /** A list of the API, and what makes it long enough. */
    private enum Listed {
        REPORTS("/reports", "id") {
            @Override
            void add(Started started, int n) {
                publish(started);
            }
        },
        SHARES("/shares", "id") {
            @Override
            void add(Started started, int n) {
                with(started)
                        .body("{}")
                        .post(ROOT + "/reports/" + publish(started) + "/shares")
                        .then()
                        .statusCode(201);
            }
        },
        PARTICIPANTS("/participants", "id") {
            @Override
            void add(Started started, int n) {
                join(started, "Person " + n);
            }

            @Override
            int besides() {
                return 1;
            }
        },
        COMMENTS("/comments", "id") {
            @Override
            Started scene() {
                return revealed();
            }

            @Override
            void add(Started started, int n) {
                with(started)
                        .body(Map.of("question", "product", "body", "Comment " + n))
                        .post(started.path() + "/comments")
                        .then()
                        .statusCode(201);
            }
        },
        AGREED("/agreed", "question") {
            @Override
            Started scene() {
                return revealed();
            }

            @Override
            void add(Started started, int n) {
                List<String> questions =
                        with(started).get(ROOT + "/playbooks/node-vs-python").path("playbook.questions.key");
                with(started)
                        .header("If-None-Match", "*")
                        .body(Map.of("choice", "unknown"))
                        .put(started.path() + "/agreed/" + questions.get(n))
                        .then()
                        .statusCode(200);
            }
        },
        FORMER_AGREED("/agreed/product/former", "version") {
            @Override
            Started scene() {
                return revealed();
            }

            @Override
            void add(Started started, int n) {
                with(started)
                        .header("If-None-Match", "*")
                        .body(Map.of("choice", "unknown"))
                        .put(started.path() + "/agreed/product")
                        .then()
                        .statusCode(200);
                latest(started)
                        .delete(started.path() + "/agreed/product")
                        .then()
                        .statusCode(204);
            }
        },
        FORMER("/answers/product/former", "id") {
            @Override
            void add(Started started, int n) {
                answer(started, "product", n % 2 == 0 ? "ai" : "realtime");
                with(started).delete(started.answer("product"));
            }
        };

        private final String path;
        private final String id;

        Listed(String path, String id) {
            this.path = path;
            this.id = id;
        }

        Started scene() {
            return start();
        }

        abstract void add(Started started, int n);

        /** Entries that are there from the beginning. */
        int besides() {
            return 0;
        }

        private static Started revealed() {
            Started started = start();
            submit(started, join(started, "Ann"));
            reveal(started);
            return started;
        }
    }

    private static List<Object> walk(Started started, String path, String id, int limit) {
        List<Object> seen = new ArrayList<>();
        String next = path + "?limit=" + limit;
        while (next != null) {
            Response part = with(started).get(next);
            part.then().statusCode(200).body("meta.limit", equalTo(limit));
            List<Object> ids = part.path("data." + id);
            assertThat(ids).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(ids);
            String link = part.getHeaders().getValues("Link").stream()
                    .filter(value -> value.contains("rel=\"next\""))
                    .findFirst()
                    .orElse(null);
            next = link == null ? null : link.substring(link.indexOf('<') + 1, link.indexOf('>'));
            String cursor = part.path("meta.nextCursor");
            assertThat(next == null).isEqualTo(cursor == null);
            if (next != null) {
                assertThat(next).startsWith(Server.BASE).endsWith("cursor=" + cursor);
            }
        }
        return seen;
    }

    static Stream<Listed> lists() {
        return Stream.of(Listed.values());
    }

    @ParameterizedTest
    @MethodSource("lists")
    void the_parts_of_a_list_are_the_whole_in_its_order(Listed list) {
        Started started = list.scene();
        for (int n = 0; n < 5; n++) {
            list.add(started, n);
        }
        List<Object> whole = with(started).get(started.path() + list.path).path("data." + list.id);

        assertThat(whole).hasSize(5 + list.besides());
        for (int limit : List.of(1, 2, 5)) {
            assertThat(walk(started, started.path() + list.path, list.id, limit))
                    .isEqualTo(whole);
        }
    }

    @Test
    void what_goes_in_between_shifts_nothing() {
        Started started = start();
        submit(started, join(started, "Ann"));
        reveal(started);
        for (int n = 0; n < 4; n++) {
            Listed.COMMENTS.add(started, n);
        }
        String path = started.path() + "/comments";
        Response first = with(started).get(path + "?limit=2");
        latest(started).delete(path + "/" + first.path("data[1].id")).then().statusCode(204);

        with(started)
                .get(path + "?limit=2&cursor=" + first.path("meta.nextCursor"))
                .then()
                .body("data.body", equalTo(List.of("Comment 2", "Comment 3")))
                .body("meta.nextCursor", nullValue());
    }

    @Test
    void playbooks_come_in_parts_too() {
        List<Object> whole = anonymous().get(ROOT + "/playbooks").path("data.key");
        Started nobody = start();

        assertThat(whole).hasSizeGreaterThan(1);
        assertThat(walk(nobody, ROOT + "/playbooks", "key", 1)).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void a_limit_may_be_the_least_and_the_most(int limit) {
        Started started = start();
        with(started)
                .get(started.path() + "/reports?limit=" + limit)
                .then()
                .statusCode(200)
                .body("meta.limit", equalTo(limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=-1", "limit=ten", "limit=1.5", "limit=9999999999"})
    void a_limit_is_a_number_from_1_to_100(String query) {
        Started started = start();
        with(started)
                .get(started.path() + "/reports?" + query)
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("errors[0].pointer", equalTo("/limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%25", "AAAA", "MDAwMA", "\uD83D\uDE80", "LS0t", "OTk5OTk5OTk5OQ", "MDAwMDAwMDAwMC0x"})
    void a_cursor_is_one_of_ours(String cursor) {
        Started started = start();
        submit(started, join(started, "Ann"));
        reveal(started);
        for (Listed list : List.of(Listed.REPORTS, Listed.COMMENTS)) {
            with(started)
                    .queryParam("cursor", cursor)
                    .get(started.path() + list.path)
                    .then()
                    .statusCode(422)
                    .contentType(PROBLEM)
                    .body("code", equalTo("bad-cursor"))
                    .body("errors[0].pointer", equalTo("/cursor"));
        }
    }

    @Test
    void a_list_of_nothing_is_empty() {
        Started started = start();
        with(started)
                .get(started.path() + "/reports")
                .then()
                .statusCode(200)
                .body("data", hasSize(0))
                .body("meta.limit", equalTo(20))
                .body("meta.nextCursor", nullValue());
    }
}
