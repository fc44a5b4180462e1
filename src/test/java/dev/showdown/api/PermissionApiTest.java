package dev.showdown.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.account.Grant.Role;
import dev.showdown.assessment.Permission;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of who may do what, over the calls of the API: one line for each call, tried by each role there is. */
@QuarkusTest
class PermissionApiTest extends ApiTest {

    /** What a call is tried on. */
    private record Scene(Map<Role, Started> people, String report, String share, String somebody) {

        Started facilitator() {
            return people.get(Role.FACILITATOR);
        }
    }

    /** A call, what it needs, whether it is tried after the reveal, and what a role that may gets. */
    private record Act(
            String name, Permission permission, boolean revealed, Function<Tried, Response> call, int granted) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Somebody who tries a call. */
    private record Tried(Scene scene, Started person) {

        String path(String rest) {
            return person.path() + rest;
        }
    }

    private static final List<Act> ACTS = List.of(
            before("answer", Permission.ANSWER, 200, t -> with(t.person())
                    .body(Map.of("choice", "ai"))
                    .put(t.person().answer("product"))),
            before("clear", Permission.ANSWER, 204, t -> with(t.person())
                    .delete(t.person().answer("product"))),
            before("answer all", Permission.ANSWER, 200, t -> with(t.person())
                    .body("{}")
                    .put(t.path("/answers"))),
            before("submit", Permission.ANSWER, 200, t -> with(t.person()).post(t.path("/submission"))),
            before("former", Permission.ANSWER, 200, t -> with(t.person())
                    .get(t.person().answer("product") + "/former")),
            before("others' differences, hidden", Permission.READ_HIDDEN, 200, t -> with(t.person())
                    .get(t.path("/differences"))),
            before("evaluation, hidden", Permission.READ_HIDDEN, 200, t -> with(t.person())
                    .get(t.path("/evaluation"))),
            before("comments, hidden", Permission.READ_HIDDEN, 200, t -> with(t.person())
                    .get(t.path("/comments"))),
            before("publish, hidden", Permission.READ_HIDDEN, 201, t -> with(t.person())
                    .post(t.path("/reports"))),
            after("everyone's answers", Permission.READ_REVEALED, 200, t -> with(t.person())
                    .get(t.path("/answers"))),
            after("differences", Permission.READ_REVEALED, 200, t -> with(t.person())
                    .get(t.path("/differences"))),
            after("comments", Permission.READ_REVEALED, 200, t -> with(t.person())
                    .get(t.path("/comments"))),
            after("agreed", Permission.READ_REVEALED, 200, t -> with(t.person()).get(t.path("/agreed"))),
            after("comment", Permission.COMMENT, 201, t -> with(t.person())
                    .body(Map.of("question", "product", "body", "Said"))
                    .post(t.path("/comments"))),
            after("evaluation", Permission.EVALUATE, 200, t -> with(t.person()).get(t.path("/evaluation"))),
            after("read a report", Permission.READ_REPORT, 200, t -> with(t.person())
                    .get(ROOT + "/reports/" + t.scene().report())),
            after("list reports", Permission.READ_REPORT, 200, t -> with(t.person())
                    .get(t.path("/reports"))),
            after("compare reports", Permission.READ_REPORT, 200, t -> with(t.person())
                    .get(t.path("/comparison?left=" + t.scene().report() + "&right="
                            + t.scene().report()))),
            after("former agreed", Permission.READ_REVEALED, 200, t -> with(t.person())
                    .get(t.path("/agreed/product/former"))),
            before("invite", Permission.STEER, 200, t -> with(t.person()).get(t.path("/invite"))),
            before("rotate", Permission.STEER, 200, t -> with(t.person()).post(t.path("/invite/rotate"))),
            before("limit invite", Permission.STEER, 200, t -> latest(t.person())
                    .body("{\"expiresAt\":null}")
                    .patch(t.path("/invite"))),
            before("enter", Permission.STEER, 201, t -> with(t.person())
                    .body(Map.of("name", "Entered"))
                    .post(t.path("/participants"))),
            before("mark", Permission.STEER, 200, t -> latest(t.person())
                    .body(Map.of("adviser", true))
                    .patch(t.path("/participants/" + t.scene().somebody()))),
            before("remove", Permission.STEER, 204, t -> latest(t.person())
                    .delete(t.path("/participants/" + t.scene().somebody()))),
            before("close", Permission.STEER, 200, t -> latest(t.person())
                    .body(Map.of("answering", "closed"))
                    .patch(t.path(""))),
            before("title", Permission.STEER, 200, t -> latest(t.person())
                    .body(Map.of("title", "Changed"))
                    .patch(t.path(""))),
            before("reveal", Permission.STEER, 200, t -> revealing(t.person())),
            after("round", Permission.STEER, 201, t -> with(t.person()).post(t.path("/rounds"))),
            after("settle", Permission.STEER, 200, t -> with(t.person())
                    .header("If-None-Match", "*")
                    .body(Map.of("choice", "ai"))
                    .put(t.path("/agreed/product"))),
            after("publish", Permission.STEER, 201, t -> with(t.person()).post(t.path("/reports"))),
            after("share", Permission.STEER, 201, t -> with(t.person())
                    .body(Map.of("name", ""))
                    .post(ROOT + "/reports/" + t.scene().report() + "/shares")),
            after("list links", Permission.STEER, 200, t -> with(t.person()).get(t.path("/shares"))),
            after("read a link", Permission.STEER, 200, t -> with(t.person())
                    .get(ROOT + "/shares/" + t.scene().share())),
            after("change a link", Permission.STEER, 200, t -> latest(t.person())
                    .body(Map.of("state", "paused"))
                    .patch(ROOT + "/shares/" + t.scene().share())),
            after("rotate a link", Permission.STEER, 200, t -> with(t.person())
                    .post(ROOT + "/shares/" + t.scene().share() + "/rotate")),
            after("end a link", Permission.STEER, 204, t -> latest(t.person())
                    .delete(ROOT + "/shares/" + t.scene().share())),
            after("end all links", Permission.STEER, 204, t -> with(t.person()).post(t.path("/shares/revocation"))),
            after("set priorities", Permission.STEER, 200, t -> with(t.person())
                    .header("If-None-Match", "*")
                    .body(Map.of("ranking", List.of("first-release")))
                    .put(t.path("/priorities"))),
            after("undo priorities, of which there are none", Permission.STEER, 404, t -> latest(t.person())
                    .delete(t.path("/priorities"))),
            after("adopt a playbook that is none", Permission.STEER, 409, t -> with(t.person())
                    .body(Map.of("version", "none"))
                    .post(t.path("/newer-playbook"))),
            after("decide", Permission.STEER, 200, t -> with(t.person())
                    .header("If-None-Match", "*")
                    .body(Map.of("alternative", "node", "reason", "Why not"))
                    .put(t.path("/decision"))),
            before("delete", Permission.DELETE, 204, t -> latest(t.person()).delete(t.path(""))));

    private static Act before(String name, Permission permission, int granted, Function<Tried, Response> call) {
        return new Act(name, permission, false, call, granted);
    }

    private static Act after(String name, Permission permission, int granted, Function<Tried, Response> call) {
        return new Act(name, permission, true, call, granted);
    }

    /** The roles that somebody can have here. */
    private static final List<Role> ROLES = List.of(Role.PARTICIPANT, Role.ADVISER, Role.FACILITATOR);

    static Stream<Arguments> table() {
        return ACTS.stream().flatMap(act -> ROLES.stream().map(role -> Arguments.of(act, role)));
    }

    @ParameterizedTest
    @MethodSource("table")
    void each_call_keeps_to_the_table(Act act, Role role) {
        Scene scene = scene(act.revealed());
        Response response = act.call().apply(new Tried(scene, scene.people().get(role)));
        if (act.permission().allows(role)) {
            response.then().statusCode(act.granted());
        } else {
            response.then().statusCode(403).contentType(PROBLEM);
        }
    }

    private static Scene scene(boolean revealed) {
        Started facilitator = start();
        Started participant = join(facilitator, "Ann");
        Started adviser = join(facilitator, "Guru");
        Started somebody = join(facilitator, "Somebody");
        latest(facilitator)
                .body(Map.of("adviser", true))
                .patch(facilitator.path() + "/participants/" + participant(adviser))
                .then()
                .statusCode(200);
        submit(facilitator, somebody);
        String report = "";
        String share = "";
        if (revealed) {
            reveal(facilitator);
            report = publish(facilitator);
            share = with(facilitator)
                    .body("{}")
                    .post(ROOT + "/reports/" + report + "/shares")
                    .path("id");
        }
        return new Scene(
                Map.of(Role.FACILITATOR, facilitator, Role.PARTICIPANT, participant, Role.ADVISER, adviser),
                report,
                share,
                participant(somebody));
    }

    @Test
    void every_permission_that_can_be_tried_is_tried() {
        List<Permission> tried =
                new ArrayList<>(ACTS.stream().map(Act::permission).distinct().toList());
        tried.add(Permission.ADMINISTER);
        assertThat(tried).containsExactlyInAnyOrder(Permission.values());
    }

    @Test
    void nobody_else_does_anything() {
        Scene scene = scene(true);
        Started foreign = new Started(scene.facilitator().id(), start().key());
        for (Act act : ACTS) {
            act.call().apply(new Tried(scene, foreign)).then().statusCode(404);
            act.call()
                    .apply(new Tried(scene, new Started(foreign.id(), "sde_made-up")))
                    .then()
                    .statusCode(401);
        }
    }
}
