package dev.showdown.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.account.Grant.Role;
import dev.showdown.assessment.Permission;
import dev.showdown.support.Browser;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Team;

import static org.assertj.core.api.Assertions.assertThat;

/// The table of who may do what, tried with the pages.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TeamPermissionTest {

    /** Three who are something to a team, and somebody who can be changed. */
    private record Scene(Team team, Map<Role, Browser> people, String somebody) {}

    /** Something that is tried with a page, and what a role that may gets. */
    private record Act(String name, Permission permission, boolean revealed, int granted, Function<Tried, Page> way) {
        @Override
        public String toString() {
            return name;
        }
    }

    private record Tried(Scene scene, Browser browser) {

        Page get(String path) {
            return browser.get(scene.team().lead().address() + path);
        }

        /** Sends fields with the token of this browser, whatever its pages show. */
        Page send(String path, Map<String, String> fields) {
            PageForm form = PageForm.to(scene.team().lead().address() + path)
                    .with("csrf", browser.get("/").form().value("csrf"));
            fields.forEach(form::with);
            return browser.send(form);
        }

        String seen() {
            return scene.team().page().form("form[action$=/rotation]").value("seen");
        }
    }

    private static Act before(String name, Permission permission, int granted, Function<Tried, Page> way) {
        return new Act(name, permission, false, granted, way);
    }

    private static Act after(String name, Permission permission, int granted, Function<Tried, Page> way) {
        return new Act(name, permission, true, granted, way);
    }

    private static final List<Act> ACTS = List.of(
            before("answer", Permission.ANSWER, 303, t -> t.send("/questions/product", Map.of("choice", "ai"))),
            before("submit", Permission.ANSWER, 303, t -> t.send("/check", Map.of())),
            before("rename", Permission.ANSWER, 303, t -> t.send("/team/name", Map.of("name", "Other"))),
            before("hidden answers", Permission.READ_HIDDEN, 200, t -> t.get("/team/questions/product")),
            before("hidden result", Permission.READ_HIDDEN, 200, t -> t.get("/report")),
            before("hidden publishing", Permission.READ_HIDDEN, 303, t -> t.send("/share", Map.of("newest", "0"))),
            after("answers", Permission.READ_REVEALED, 200, t -> t.get("/team/questions/product")),
            after(
                    "comment",
                    Permission.COMMENT,
                    303,
                    t -> t.send("/team/questions/product/comments", Map.of("body", "Said"))),
            after("result", Permission.EVALUATE, 200, t -> t.get("/report")),
            before(
                    "limit the invitation",
                    Permission.STEER,
                    303,
                    t -> t.send("/team/invite", Map.of("expires", "7", "seen", t.seen()))),
            before(
                    "replace the invitation",
                    Permission.STEER,
                    303,
                    t -> t.send("/team/invite/rotation", Map.of("seen", t.seen()))),
            before("see who may be changed", Permission.STEER, 200, t -> t.browser()
                    .get(t.scene().somebody())),
            before("mark", Permission.STEER, 303, t -> t.send(below(t.scene()) + "/adviser", Map.of("adviser", "yes"))),
            before("remove", Permission.STEER, 303, t -> t.send(below(t.scene()) + "/removal", Map.of())),
            before("form to enter", Permission.STEER, 200, t -> t.get("/team/participants")),
            before("enter", Permission.STEER, 303, t -> t.send("/team/participants", Map.of("name", "Entered"))),
            before("close", Permission.STEER, 303, t -> t.send("/team/answering", Map.of("open", "no"))),
            before(
                    "limit",
                    Permission.STEER,
                    303,
                    t -> t.send("/team/deadline", Map.of("until", "2100-01-01T10:00", "seen", ""))),
            before("ask to reveal", Permission.STEER, 200, t -> t.get("/team/reveal")),
            before("reveal", Permission.STEER, 303, t -> t.send("/team/reveal", Map.of("confirm", "yes"))),
            after(
                    "settle",
                    Permission.STEER,
                    303,
                    t -> t.send("/team/questions/product/agreed", Map.of("choice", "ai", "version", "0"))),
            after("another round", Permission.STEER, 303, t -> t.send("/team/rounds", Map.of("round", "1"))),
            before("title", Permission.STEER, 303, t -> t.send("/settings", Map.of("title", "New", "version", "0"))),
            before("delete", Permission.DELETE, 303, t -> t.send("/deletion", Map.of())));

    private static String below(Scene scene) {
        return scene.somebody().substring(scene.team().lead().address().length());
    }

    static Stream<Arguments> table() {
        return ACTS.stream().flatMap(act -> Stream.of(Role.PARTICIPANT, Role.ADVISER, Role.FACILITATOR)
                .map(role -> Arguments.of(act, role)));
    }

    @ParameterizedTest
    @MethodSource("table")
    void each_page_keeps_to_the_table(Act act, Role role) {
        Scene scene = scene(act.revealed());
        Page page = act.way().apply(new Tried(scene, scene.people().get(role)));
        if (act.permission().allows(role)) {
            assertThat(page.status()).as(page.source()).isEqualTo(act.granted());
        } else {
            page.expectError(403);
        }
    }

    @Test
    void nobody_else_does_anything() {
        Scene scene = scene(true);
        Browser stranger = Team.start("Stranger").facilitator();
        for (Act act : ACTS) {
            if (act.permission() != Permission.STEER || !act.name().contains("invitation")) {
                act.way().apply(new Tried(scene, stranger)).expectError(404);
            }
        }
    }

    private static Scene scene(boolean revealed) {
        Team team = Team.start("Table");
        Browser ann = team.join("Ann");
        Browser guru = team.join("Guru");
        Browser ben = team.join("Ben");
        team.join("Somebody");
        team.press(team.facilitator(), team.member("Guru"), "/adviser", Map.of())
                .expect(303);
        String somebody = team.member("Somebody");
        team.answer(ben, "product", "ai", "").submit(ben, team.facilitator());
        if (revealed) {
            team.reveal();
        }
        return new Scene(
                team,
                Map.of(Role.PARTICIPANT, ann, Role.ADVISER, guru, Role.FACILITATOR, team.facilitator()),
                somebody);
    }
}
