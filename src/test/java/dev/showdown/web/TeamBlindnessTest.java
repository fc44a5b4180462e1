package dev.showdown.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Team;

import static org.assertj.core.api.Assertions.assertThat;

/// Until the reveal no page shows anybody else's answers, however it is asked.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TeamBlindnessTest {

    private static final String NOTE = "Canary-in-the-note";

    private static final List<String> READ = List.of(
            "",
            "/check",
            "/settings",
            "/deletion",
            "/report",
            "/report?importance.throughput=80",
            "/priorities",
            "/share",
            "/share/revocation",
            "/history",
            "/compare",
            "/newer-playbook",
            "/decision",
            "/team",
            "/team/name",
            "/team/reveal",
            "/team/participants",
            "/team/questions/product",
            "/questions/product");

    /// The facilitator's and the other participant's pages, with everything on them that changes by itself left out.
    private static List<String> seen(Team team, Browser ben) {
        List<String> pages = new ArrayList<>();
        for (Browser reader : List.of(team.facilitator(), ben)) {
            for (String path : READ) {
                Page page = reader.get(team.lead().address() + path);
                assertThat(page.status()).as(path).isLessThan(500);
                pages.add(path + " " + page.status() + " "
                        + page.source().replaceAll("after=\\d+", "").replaceAll("value=\"[^\"]{40,}\"", ""));
            }
        }
        pages.add(team.facilitator().get(team.member("Ann")).text());
        return pages;
    }

    @Test
    void no_page_depends_on_what_somebody_else_answers() {
        Team team = Team.start("Blind");
        Browser ann = team.join("Ann");
        Browser ben = team.join("Ben");
        List<String> before = seen(team, ben);
        team.answer(ann, "product", "ai", NOTE).answer(ann, "front-end", "spa", NOTE);
        List<String> after = seen(team, ben);
        assertThat(after).allSatisfy(page -> assertThat(page).doesNotContain(NOTE));
        assertThat(after).as("neither answers nor a count of them").isEqualTo(before);
        assertThat(ann.get(team.lead().address("product")).text()).contains(NOTE);
    }

    @Test
    void having_submitted_is_all_that_is_told_and_only_to_the_facilitator() {
        Team team = Team.start("Submitted");
        Browser ann = team.join("Ann");
        Browser ben = team.join("Ben");
        team.answer(ann, "product", "ai", NOTE);
        Page before = ben.get(team.path(""));
        team.submit(ann);
        assertThat(ben.get(team.path("")).text()).isEqualTo(before.text());
        assertThat(team.page().one("#part-people").text())
                .contains("3 people, 1 submitted")
                .contains("Ann Submitted Change");
        assertThat(seen(team, ben)).allSatisfy(page -> assertThat(page).doesNotContain(NOTE));
    }

    @Test
    void forms_that_belong_to_later_are_refused_without_a_hint() {
        Team team = Team.start("Early");
        Browser ann = team.join("Ann");
        team.answer(ann, "product", "ai", NOTE).submit(ann);
        Browser lead = team.facilitator();
        String csrf = lead.get("/").form().value("csrf");
        for (Map.Entry<String, Integer> form : Map.of(
                        "/team/questions/product/comments", 403,
                        "/team/questions/product/agreed", 403,
                        "/team/rounds", 409,
                        "/team/reveal", 409,
                        "/share", 403)
                .entrySet()) {
            Page refused = lead.send(PageForm.to(team.lead().address() + form.getKey())
                    .with("csrf", csrf)
                    .with("confirm", "yes")
                    .with("body", "x")
                    .with("choice", "ai")
                    .with("version", "0")
                    .with("round", "1")
                    .with("newest", "0"));
            assertThat(refused.expectError(form.getValue()).source()).doesNotContain(NOTE);
        }
    }

    @Test
    void in_another_round_the_former_answers_are_shown_and_the_new_ones_hidden() {
        Team team = Team.start("Again");
        Browser ann = team.join("Ann");
        Browser ben = team.join("Ben");
        team.answer(ann, "product", "ai", "Said before").submit(ann, ben).reveal();
        team.press(team.facilitator(), team.path(""), "/rounds", Map.of()).expect(303);
        team.answer(ann, "product", "realtime", NOTE).submit(ann);
        assertThat(ben.get(team.topic("product")).text()).contains("Said before");
        assertThat(seen(team, ben)).allSatisfy(page -> assertThat(page).doesNotContain(NOTE));
    }
}
