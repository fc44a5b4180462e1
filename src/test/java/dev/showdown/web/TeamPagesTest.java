package dev.showdown.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Team;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class TeamPagesTest {

    private static final String RULE = "Nobody sees your answers before the reveal, not even the facilitator.";

    @Inject
    Database database;

    @Test
    void an_invitation_says_what_it_is_and_leads_to_the_first_question() {
        Team team = Team.start("Live board");
        Browser ann = new Browser();
        Page page = ann.get(team.invite()).expect(200);
        assertThat(page.heading()).isEqualTo("Live board");
        assertThat(page.text()).contains(RULE, "with names and notes", "who has joined and who has submitted");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex, nofollow");
        assertThat(ann.cookies()).as("reading has no effect").isEmpty();
        Page joined = ann.send(page.form().with("name", "Ann"));
        assertThat(joined.expect(303).location()).isEqualTo(team.lead().address("product"));
        assertThat(ann.get(joined.location()).expect(200).text()).contains(RULE);
        assertThat(team.page().text()).contains("Ann", "2 people, 0 submitted");
    }

    @Test
    void an_invitation_works_without_a_cookie_and_from_a_page_that_tells_no_origin() {
        Team team = Team.start("Strict");
        Browser ann = new Browser();
        PageForm form = PageForm.to(team.invite()).with("name", "Ann");
        assertThat(ann.body(form)
                        .header("Origin", "https://evil.example")
                        .post(form.action())
                        .statusCode())
                .isEqualTo(403);
        assertThat(ann.body(form).header("Origin", "null").post(form.action()).statusCode())
                .isEqualTo(303);
    }

    @Test
    void an_anonymous_team_is_told_so_and_shown_without_names() {
        Team team = Team.anonymous("Quiet");
        assertThat(new Browser().get(team.invite()).text()).contains("without names");
        Browser ann = team.join("Ann-the-hidden");
        Browser ben = team.join("Ben-the-hidden");
        team.answer(ann, "product", "ai", "").answer(ben, "product", "realtime", "");
        team.submit(ann, ben).reveal();
        for (String page : new String[] {team.path(""), team.topic("product")}) {
            assertThat(ann.get(page).expect(200).source()).doesNotContain("Ben-the-hidden");
        }
        assertThat(ann.get(team.topic("product")).text()).contains("1 person");
        ann.send(ann.get(team.topic("product")).form("form[action$=/comments]").with("body", "Why?"))
                .expect(303);
        assertThat(ben.get(team.topic("product")).expect(200).text())
                .contains("Why?")
                .doesNotContain("Ann-the-hidden");
    }

    @Test
    void a_name_is_needed_and_what_was_typed_is_kept() {
        Team team = Team.start("Names");
        Browser ann = new Browser();
        PageForm form = ann.get(team.invite()).form();
        assertThat(ann.send(form.with("name", " ")).expect(422).title()).startsWith("Error: ");
        Page tooLong = ann.send(form.with("name", "x".repeat(500))).expect(422);
        assertThat(tooLong.form().value("name")).hasSize(500);
        assertThat(team.page().text()).contains("1 person");
    }

    @Test
    void the_same_name_is_told_apart() {
        Team team = Team.start("Twins");
        team.join("Ann");
        team.join("Ann");
        assertThat(team.page().text()).contains("Ann (2)");
    }

    @Test
    void a_browser_that_takes_part_already_is_told_so() {
        Team team = Team.start("Twice");
        Browser ann = team.join("Ann");
        Page again = ann.get(team.invite()).expect(200);
        assertThat(again.text()).contains("You take part already");
        assertThat(again.one("main a.button").attr("href"))
                .isEqualTo(team.lead().address());
        assertThat(ann.send(PageForm.to(team.invite()).with("name", "Ann").with("csrf", csrf(ann)))
                        .expect(303)
                        .location())
                .isEqualTo(team.lead().address());
        assertThat(team.page().text()).contains("2 people");
    }

    private static String csrf(Browser browser) {
        return browser.get("/").form().value("csrf");
    }

    @Test
    void an_invitation_that_was_replaced_or_made_up_leads_nowhere() {
        Team team = Team.start("Rotated");
        String old = team.invite();
        team.press(team.facilitator(), team.path(""), "/invite/rotation", Map.of())
                .expect(303);
        assertThat(team.invite()).isNotEqualTo(old);
        assertThat(new Browser().get(old).expectError(404).text()).contains("replaced by another");
        new Browser().send(PageForm.to(old).with("name", "Ann")).expectError(404);
        new Browser().get("/join/made-up").expectError(404);
        new Browser().get(team.invite()).expect(200);
    }

    @Test
    void an_invitation_ends_when_it_is_told_to() {
        Team team = Team.start("Expired");
        String link = team.invite();
        team.press(team.facilitator(), team.path(""), "/team/invite", Map.of("expires", "1"))
                .expect(303);
        new Browser().get(link).expect(200);
        database.change(
                "update access_key set expires_at = now() - interval '1 second' where assessment_id = ? and kind = 'invite'",
                UUID.fromString(team.id()));
        assertThat(new Browser().get(link).expectError(410).text()).contains("expired");
        new Browser().send(PageForm.to(link).with("name", "Ann")).expectError(410);
        team.press(team.facilitator(), team.path(""), "/team/invite", Map.of("expires", "soon"))
                .expectError(422);
    }

    @Test
    void nobody_joins_what_is_closed_or_revealed_until_another_round() {
        Team team = Team.revealed("Over");
        // Nobody is invited to a round that is revealed, so the link is one that was copied before.
        team.press(team.facilitator(), team.path(""), "/rounds", Map.of()).expect(303);
        String link = team.invite();
        new Browser().get(link).expect(200);
        team.press(team.facilitator(), team.path(""), "/answering", Map.of()).expect(303);
        Page closed = new Browser().get(link).expectError(409);
        assertThat(closed.text()).contains("Answering is closed");
        assertThat(closed.document().select("input[name=name]")).isEmpty();
        new Browser().send(PageForm.to(link).with("name", "Late")).expectError(409);
        team.press(team.facilitator(), team.path(""), "/answering", Map.of()).expect(303);
        new Browser().get(link).expect(200);
    }

    @Test
    void answering_after_closing_keeps_what_was_typed() {
        Team team = Team.start("Closed");
        Browser ann = team.join("Ann");
        PageForm answer = ann.get(team.lead().address("product")).form();
        team.press(team.facilitator(), team.path(""), "/answering", Map.of()).expect(303);
        Page refused =
                ann.send(answer.with("choice", "ai").with("note", "Dear me")).expectError(409);
        assertThat(refused.text()).contains("Answering is closed");
        assertThat(refused.one("#typed-note").text()).isEqualTo("Dear me");
        assertThat(ann.get(team.lead().address("product")).expect(200).text()).contains("Answering is closed");
    }

    @Test
    void a_deadline_is_set_shown_and_refused_when_it_makes_no_sense() {
        Team team = Team.start("Deadline");
        String later = Instant.now().plus(3, ChronoUnit.DAYS).toString().substring(0, 16);
        Browser lead = team.facilitator();
        PageForm form = team.page().form("form[action$=/deadline]");
        lead.send(form.with("until", later)).expect(303);
        assertThat(team.join("Ann").get(team.path("")).text()).contains("Answers are taken until");
        PageForm now = team.page().form("form[action$=/deadline]");
        Page past = lead.send(now.with("until", "2001-01-01T10:00")).expectError(422);
        assertThat(past.form("form[action$=/deadline]").value("until")).isEqualTo("2001-01-01T10:00");
        lead.send(now.with("until", "tomorrow")).expectError(422);
        Page stale = lead.send(form.with("until", "")).expectError(409);
        assertThat(stale.text()).contains("Somebody was faster", "no deadline");
        lead.send(stale.form()).expect(303);
        assertThat(team.page().text()).doesNotContain("Answers are taken until 2");
    }

    @Test
    void a_removed_participant_is_out() {
        Team team = Team.start("Removed");
        Browser ann = team.join("Ann");
        Browser lead = team.facilitator();
        PageForm removal = lead.get(team.member("Ann")).form("form[action$=/removal]");
        lead.send(removal).expect(303);
        ann.get(team.path("")).expectError(404);
        ann.get(team.lead().address("product")).expectError(404);
        lead.send(removal).expectError(404);
        assertThat(team.page().text()).contains("1 person");
    }

    @Test
    void an_adviser_is_marked_and_counted_again() {
        Team team = Team.start("Advised");
        Browser ann = team.join("Ann");
        String member = team.member("Ann");
        team.press(team.facilitator(), member, "/adviser", Map.of()).expect(303);
        assertThat(team.page().text()).contains("adviser: heard, not counted");
        team.submit(ann, team.facilitator());
        assertThat(team.page().text()).contains("Only one person who counts has submitted");
        team.press(team.facilitator(), member, "/adviser", Map.of()).expect(303);
        assertThat(team.page().document().select("a[href$=/team/reveal]")).hasSize(1);
    }

    @Test
    void answers_are_entered_for_somebody_and_everybody_is_told() {
        Team team = Team.start("Entered");
        Browser ann = team.join("Ann");
        Browser lead = team.facilitator();
        lead.send(lead.get(team.path("/participants")).form().with("name", "")).expectError(422);
        String member = lead.send(lead.get(team.path("/participants")).form().with("name", "Grandpa"))
                .expect(303)
                .location();
        String entry = lead.get(member).one("#entry-link").attr("value");
        Browser window = new Browser();
        window.open(entry.replaceFirst("https?://[^/]+", "")).expect(200);
        team.answer(window, "product", "ai", "").submit(window);
        assertThat(ann.get(team.path("")).text()).contains("Grandpa", "answers entered by the facilitator");
        assertThat(lead.get(team.member("Ann")).document().select("#entry-link"))
                .isEmpty();
    }

    @Test
    void one_changes_ones_own_name() {
        Team team = Team.start("Renamed");
        Browser ann = team.join("Ann");
        ann.send(ann.get(team.path("/name")).form().with("name", "")).expectError(422);
        ann.send(ann.get(team.path("/name")).form().with("name", "Anna")).expect(303);
        assertThat(team.page().text()).contains("Anna");
    }

    @Test
    void a_reveal_needs_two_a_confirmation_and_happens_once() {
        Team team = Team.start("Reveal");
        Browser ann = team.join("Ann");
        Browser lead = team.facilitator();
        assertThat(team.page().text()).contains("Nobody who counts has submitted yet");
        lead.send(PageForm.to(team.path("/reveal")).with("confirm", "yes").with("csrf", csrf(lead)))
                .expectError(409);
        team.submit(ann, lead);
        PageForm reveal = lead.get(team.path("/reveal")).expect(200).form();
        assertThat(lead.get(team.path("/reveal")).text()).contains("This cannot be undone");
        assertThat(lead.send(reveal.without("confirm")).expectError(422).title())
                .startsWith("Error: ");
        lead.send(reveal.with("confirm", "yes")).expect(303);
        assertThat(lead.send(reveal).expectError(409).text()).contains("already revealed");
        assertThat(ann.get(team.path("")).heading()).isEqualTo("Discuss these first");
        Page late = ann.send(
                PageForm.to(team.lead().address("product")).with("choice", "ai").with("csrf", csrf(ann)));
        assertThat(late.expectError(409).text()).contains("another round is opened");
    }

    @Test
    void what_waits_for_the_reveal_says_so_and_leads_to_the_team() {
        Team team = Team.start("Waiting");
        team.join("Ann");
        for (String page : new String[] {"/report", "/team/questions/product"}) {
            Page refused = team.facilitator().get(team.lead().address() + page).expectError(403);
            assertThat(refused.heading()).isEqualTo("Not before the reveal");
            assertThat(refused.one("main a.button").attr("href")).isEqualTo(team.path(""));
        }
    }

    @Test
    void the_two_verbs_are_never_mixed() {
        Team team = Team.start("Verbs");
        assertThat(team.facilitator().get(team.lead().address()).texts("main a"))
                .contains("Invite to answer");
        assertThat(team.page().text())
                .contains("Invite to answer", "It shares no report")
                .doesNotContain("Share report");
    }

    @Test
    void a_team_discusses_what_matters_with_names_notes_and_comments() {
        Team team = Team.revealed("Discussed");
        Browser lead = team.facilitator();
        Page topic = lead.get(team.topic("product")).expect(200);
        assertThat(topic.one("#part-answers").text()).contains("Ann", "Ben", "Ben’s note");
        PageForm comment = topic.form("form[action$=/comments]");
        lead.send(comment.with("body", "<b>Bold</b> & plain")).expect(303);
        assertThat(lead.get(team.topic("product")).one("#part-comments").text()).contains("<b>Bold</b> & plain");
        assertThat(lead.send(comment.with("body", "")).expectError(422).text()).contains("Enter a comment");
        Page tooLong = lead.send(comment.with("body", "x".repeat(4_001))).expectError(422);
        assertThat(tooLong.one("#body").text()).hasSize(4_001);
        lead.send(comment.with("body", "x".repeat(4_000))).expect(303);
        lead.get(team.topic("nothing-here")).expectError(404);
    }

    @Test
    void a_comment_is_edited_by_its_author_alone_and_nothing_is_lost_when_two_do() {
        Team team = Team.revealed("Edited");
        Browser lead = team.facilitator();
        lead.send(lead.get(team.topic("product"))
                        .form("form[action$=/comments]")
                        .with("body", "First"))
                .expect(303);
        PageForm edit = lead.get(team.topic("product")).form("form:has([id^=comment-])");
        lead.send(edit.with("body", "Second")).expect(303);
        Page both = lead.send(edit.with("body", "Third")).expectError(409);
        assertThat(both.texts(".quote")).containsExactly("Second", "Third");
        lead.send(both.form()).expect(303);
        assertThat(lead.get(team.topic("product")).one("#part-comments .prose").text())
                .isEqualTo("Third");
        Browser ben = new Browser();
        Team other = Team.revealed("Other");
        ben.cookies().putAll(other.facilitator().cookies());
        PageForm stolen = PageForm.to(edit.action())
                .with("body", "Mine")
                .with("version", "3")
                .with("csrf", csrf(ben));
        ben.send(stolen).expectError(404);
        lead.send(lead.get(team.topic("product")).form("form[action$=/removal]"))
                .expect(303);
        assertThat(lead.get(team.topic("product")).text()).contains("Nothing has been said yet");
        assertThat(lead.send(edit.with("body", "Gone?"))
                        .expectError(404)
                        .one("#typed-body")
                        .text())
                .isEqualTo("Gone?");
    }

    @Test
    void a_question_is_settled_once_and_whoever_is_slower_chooses() {
        Team team = Team.revealed("Settled");
        Browser lead = team.facilitator();
        PageForm settle = lead.get(team.topic("product")).form("form[action$=/agreed]");
        assertThat(lead.send(settle.without("choice").with("reason", "Because"))
                        .expectError(422)
                        .one("#reason")
                        .text())
                .isEqualTo("Because");
        lead.send(settle.with("choice", "ai").with("reason", "We train models")).expect(303);
        assertThat(lead.get(team.topic("product")).one("#part-agreed").text())
                .contains("An AI or machine-learning product", "We train models", "Settled by");
        Page both = lead.send(settle.with("choice", "realtime").with("reason", "Mine"))
                .expectError(409);
        assertThat(both.texts(".quote").getFirst()).contains("We train models");
        assertThat(both.texts(".quote").getLast()).contains("Mine");
        lead.send(both.form()).expect(303);
        assertThat(lead.get(team.path("")).text()).contains("Settled", "A real-time application");
        team.press(lead, team.topic("product"), "/agreed/removal", Map.of()).expect(303);
        assertThat(lead.get(team.topic("product")).text()).contains("None yet");
    }

    @Test
    void another_round_carries_over_and_shows_who_moved() {
        Team team = Team.start("Rounds");
        Browser ann = team.join("Ann");
        Browser ben = team.join("Ben");
        team.answer(ann, "product", "ai", "").answer(ben, "product", "realtime", "");
        team.submit(ann, ben).reveal();
        PageForm round = team.page().form("form[action$=/rounds]");
        team.facilitator().send(round).expect(303);
        team.facilitator().send(round).expectError(409);
        assertThat(ann.get(team.lead().address("product"))
                        .one("input[value=ai]")
                        .hasAttr("checked"))
                .isTrue();
        team.answer(ann, "product", "realtime", "").submit(ann, ben).reveal();
        assertThat(ben.get(team.topic("product")).text())
                .contains("Ann: from “An AI or machine-learning product” to “A real-time application”");
    }

    @Test
    void an_earlier_answer_is_restored() {
        Wizard wizard = Wizard.start(new Browser(), "Earlier");
        wizard.answer("product", "ai", "First note");
        wizard.answer("product", "realtime");
        Browser browser = wizard.browser();
        Page page = browser.get(wizard.address("product")).expect(200);
        assertThat(page.one("#former").text()).contains("An AI or machine-learning product", "First note");
        Page restored = browser.send(page.form("#former form"));
        assertThat(restored.expect(303).location()).isEqualTo(wizard.address("product"));
        Page now = browser.get(wizard.address("product"));
        assertThat(now.form().value("choice")).isEqualTo("ai");
        assertThat(now.form().value("note")).isEqualTo("First note");
        new Browser().send(page.form("#former form").without("csrf")).expectError(404);
    }
}
