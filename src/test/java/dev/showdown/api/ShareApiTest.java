package dev.showdown.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.support.Server;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/** Share links over the API: made, read, changed, given another address, ended. */
@QuarkusTest
class ShareApiTest extends ApiTest {

    /** A published assessment with one link. */
    private record Shared(Started owner, String report, Response made) {

        String path() {
            return ROOT + "/shares/" + made.<String>path("id");
        }

        String url() {
            return made.path("url");
        }
    }

    private static Shared shared(Map<String, ?> wish) {
        Started owner = start();
        String report = publish(owner);
        Response made = with(owner).body(wish).post(ROOT + "/reports/" + report + "/shares");
        made.then().statusCode(201);
        return new Shared(owner, report, made);
    }

    private static Shared shared() {
        return shared(Map.of());
    }

    @Test
    void a_link_is_made_with_everything_that_the_page_offers() {
        String end = Instant.now()
                .plus(10, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Shared shared = shared(Map.of(
                "name", "Board",
                "expiresAt", end,
                "password", "open sesame, please",
                "revision", "latest",
                "scope", Map.of("names", true, "exports", false)));

        shared.made()
                .then()
                .header("Location", equalTo(Server.BASE + shared.path()))
                .header("ETag", startsWith("\"v1-"))
                .body("name", equalTo("Board"))
                .body("expiresAt", equalTo(end))
                .body("locked", equalTo(true))
                .body("revision", equalTo("latest"))
                .body("scope.names", equalTo(true))
                .body("scope.notes", equalTo(false))
                .body("scope.exports", equalTo(false))
                .body("viewCount", equalTo(0))
                .body("lastViewedAt", nullValue())
                .body("links.report", equalTo(Server.BASE + ROOT + "/reports/" + shared.report()))
                .body("$", not(org.hamcrest.Matchers.hasKey("password")));
        anonymous().get(shared.url()).then().statusCode(403).body(containsString("password"));
    }

    @Test
    void a_link_can_last_for_ever() {
        Started owner = start();
        with(owner)
                .body("{\"expiresAt\":null}")
                .post(ROOT + "/reports/" + publish(owner) + "/shares")
                .then()
                .statusCode(201)
                .body("expiresAt", nullValue());
    }

    static Stream<Arguments> badWishes() {
        return Stream.of(
                Arguments.of("{\"name\":\"a\\u0000\"}", "/name"),
                Arguments.of("{\"expiresAt\":\"2020-01-01T00:00:00Z\"}", "/expiresAt"),
                Arguments.of("{\"expiresAt\":\"9999-01-01T00:00:00Z\"}", "/expiresAt"),
                Arguments.of("{\"expiresAt\":\"90\"}", "/expiresAt"),
                Arguments.of("{\"expiresAt\":7}", "/expiresAt"),
                Arguments.of("{\"password\":\"short\"}", "/password"),
                Arguments.of("{\"revision\":\"newest\"}", "/revision"),
                Arguments.of("{\"scope\":{\"everything\":true}}", "/scope/everything"),
                Arguments.of("{\"scope\":[\"names\"]}", "/scope"),
                Arguments.of("{\"password\":\"long enough to be one\",\"scope\":{\"badge\":true}}", "/scope"));
    }

    @ParameterizedTest
    @MethodSource("badWishes")
    void what_no_link_can_be_is_refused_when_it_is_made_and_when_it_is_changed(String body, String pointer) {
        Shared shared = shared();
        Response before = with(shared.owner()).get(shared.path());

        with(shared.owner())
                .body(body)
                .post(ROOT + "/reports/" + shared.report() + "/shares")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer));
        latest(shared.owner())
                .body(body)
                .patch(shared.path())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer));
        with(shared.owner()).get(shared.path()).then().header("ETag", equalTo(before.header("ETag")));
        with(shared.owner()).get(shared.owner().path() + "/shares").then().body("data", hasSize(1));
    }

    @Test
    void a_link_is_paused_opened_again_and_changed() {
        Shared shared = shared(Map.of("name", "Board"));

        latest(shared.owner())
                .body(Map.of("state", "paused"))
                .patch(shared.path())
                .then()
                .statusCode(200)
                .body("state", equalTo("paused"))
                .body("name", equalTo("Board"));
        anonymous().get(shared.url()).then().statusCode(403);
        latest(shared.owner())
                .body(Map.of("state", "active", "name", "Everybody", "scope", Map.of("answers", true)))
                .patch(shared.path())
                .then()
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("name", equalTo("Everybody"))
                .body("scope.answers", equalTo(true))
                .body("scope.exports", equalTo(true));
        anonymous().get(shared.url()).then().statusCode(200);
        latest(shared.owner())
                .body(Map.of("state", "revoked"))
                .patch(shared.path())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/state"));
    }

    @Test
    void a_password_is_set_and_taken_away() {
        Shared shared = shared();

        latest(shared.owner())
                .body(Map.of("password", "open sesame, please"))
                .patch(shared.path())
                .then()
                .statusCode(200)
                .body("locked", equalTo(true));
        anonymous().get(shared.url()).then().statusCode(403);
        latest(shared.owner())
                .body("{\"password\":null}")
                .patch(shared.path())
                .then()
                .statusCode(200)
                .body("locked", equalTo(false));
        anonymous().get(shared.url()).then().statusCode(200);
    }

    @Test
    void whoever_changes_what_they_have_not_seen_is_shown_both() {
        Shared shared = shared();
        String tag = with(shared.owner()).get(shared.path()).header("ETag");
        with(shared.owner())
                .header("If-Match", tag)
                .body(Map.of("name", "First"))
                .patch(shared.path())
                .then()
                .statusCode(200);

        with(shared.owner())
                .header("If-Match", tag)
                .body(Map.of("name", "Second"))
                .patch(shared.path())
                .then()
                .statusCode(412)
                .body("current.name", equalTo("First"))
                .body("yours.name", equalTo("Second"));
        with(shared.owner())
                .header("If-Match", tag)
                .delete(shared.path())
                .then()
                .statusCode(412);
        with(shared.owner())
                .body(Map.of("name", "x"))
                .patch(shared.path())
                .then()
                .statusCode(428);
        with(shared.owner()).delete(shared.path()).then().statusCode(428);
        with(shared.owner()).get(shared.path()).then().body("name", equalTo("First"));
    }

    @Test
    void a_new_address_ends_the_old_one() {
        Shared shared = shared();

        String url = with(shared.owner())
                .post(shared.path() + "/rotate")
                .then()
                .statusCode(200)
                .body("url", not(equalTo(shared.url())))
                .extract()
                .path("url");

        anonymous().get(shared.url()).then().statusCode(404);
        anonymous().get(url).then().statusCode(200);
    }

    @Test
    void an_ended_link_stays_in_the_list_and_never_opens_again() {
        Shared shared = shared();

        latest(shared.owner()).delete(shared.path()).then().statusCode(204);

        anonymous().get(shared.url()).then().statusCode(410);
        with(shared.owner()).get(shared.path()).then().statusCode(200).body("state", equalTo("revoked"));
        with(shared.owner()).get(shared.owner().path() + "/shares").then().body("data.state", contains("revoked"));
        latest(shared.owner())
                .body(Map.of("state", "active"))
                .patch(shared.path())
                .then()
                .statusCode(409);
        with(shared.owner()).post(shared.path() + "/rotate").then().statusCode(409);
        latest(shared.owner()).delete(shared.path()).then().statusCode(204);
    }

    @Test
    void all_links_end_together() {
        Shared shared = shared();
        with(shared.owner()).body("{}").post(ROOT + "/reports/" + shared.report() + "/shares");

        with(shared.owner())
                .post(shared.owner().path() + "/shares/revocation")
                .then()
                .statusCode(204);

        with(shared.owner())
                .get(shared.owner().path() + "/shares")
                .then()
                .body("data.state", contains("revoked", "revoked"));
    }

    @Test
    void a_teams_links_tell_who_made_them() {
        Started owner = start();
        Started ann = join(owner, "Ann");
        latest(owner)
                .body(Map.of("name", "Lea"))
                .patch(owner.path() + "/participants/" + participant(owner))
                .then()
                .statusCode(200);
        submit(owner, ann);
        reveal(owner);

        with(owner)
                .body("{}")
                .post(ROOT + "/reports/" + publish(owner) + "/shares")
                .then()
                .statusCode(201)
                .body("createdBy", equalTo("Lea"))
                .body("createdAt", notNullValue());
    }

    @Test
    void links_of_others_do_not_exist() {
        Shared shared = shared();
        Started foreign = start();
        for (String path : List.of(shared.path(), shared.owner().path() + "/shares")) {
            anonymous().get(path).then().statusCode(401);
            with(foreign).get(path).then().statusCode(404);
        }
        latest(foreign).body("{}").patch(shared.path()).then().statusCode(404);
        latest(foreign).delete(shared.path()).then().statusCode(404);
        with(foreign).post(shared.path() + "/rotate").then().statusCode(404);
        with(foreign).post(shared.owner().path() + "/shares/revocation").then().statusCode(404);
        anonymous().get(shared.url()).then().statusCode(200);
    }
}
