package dev.showdown.web;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ShareTest {

    private static final Map<String, String> LIVE = Map.of(
            "product",
            "realtime",
            "front-end",
            "spa",
            "live-updates",
            "core",
            "concurrency",
            "under-50000",
            "skills",
            "javascript");

    @Inject
    Database database;

    private static Wizard published(String title) {
        return Wizard.start(new Browser(), title)
                .answerAll(LIVE, "unknown")
                .submit()
                .publish();
    }

    @Test
    void a_link_opens_the_published_report_in_any_browser() {
        Wizard wizard = published("Shared with the board");
        String link = wizard.link("The board");
        assertThat(link).matches("/r/shr_[0-9A-Za-z]{36}");
        Page shared = new Browser().get(link).expect(200);
        assertThat(shared.text()).contains("Shared with the board");
        assertThat(shared.document().select("article.report")).hasSize(1);
        assertThat(shared.document().select("form[method=post]")).isEmpty();
        assertThat(shared.document().select("a[href*=/assessments/]")).isEmpty();
        assertThat(shared.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(shared.header("X-Robots-Tag")).isEqualTo("noindex, nofollow");
        assertThat(shared.response().cookies()).isEmpty();
        assertThat(shared.text()).contains("Something wrong with this page?");
    }

    @Test
    void a_link_shows_neither_notes_nor_answers_nor_its_name() {
        Wizard wizard = Wizard.start(new Browser(), "Secretive").answerAll(LIVE, "unknown");
        wizard.answer("skills", "javascript", "Nobody knows about Peter");
        wizard.submit().publish();
        Page shared = new Browser().get(wizard.link("Only for Paula")).expect(200);
        assertThat(shared.source()).doesNotContain("Nobody knows about Peter").doesNotContain("Paula");
        assertThat(wizard.browser().get(wizard.address() + "/report").source()).contains("Nobody knows about Peter");
    }

    @Test
    void a_snapshot_never_changes_when_answers_change_later() {
        Wizard wizard = published("Immutable");
        String link = wizard.link("");
        String before = new Browser().get(link).source();
        UUID id = UUID.fromString(wizard.id());
        String row = database.text("select md5(r::text) from report r where assessment_id = ?", id);
        wizard.answer("skills", "python");
        wizard.answer("live-updates", "none");
        wizard.browser()
                .send(wizard.browser()
                        .get(wizard.address() + "/settings")
                        .form("form:has(#title)")
                        .with("title", "Renamed"))
                .expect(303);
        assertThat(new Browser().get(link).source()).isEqualTo(before);
        wizard.publish();
        assertThat(new Browser().get(link).source()).isEqualTo(before);
        assertThat(database.text("select md5(r::text) from report r where assessment_id = ? and number = 1", id))
                .isEqualTo(row);
        assertThat(database.count("select count(*) from report where assessment_id = ?", id))
                .isEqualTo(2);
    }

    @Test
    void a_link_to_the_latest_report_follows_and_a_pinned_one_does_not() {
        Wizard wizard = published("Latest");
        String pinned = wizard.link("pinned");
        String latest = wizard.link("latest");
        database.change(
                "update share set revision = 'latest' where assessment_id = ? and name = 'latest'",
                UUID.fromString(wizard.id()));
        wizard.browser()
                .send(wizard.browser()
                        .get(wizard.address() + "/settings")
                        .form("form:has(#title)")
                        .with("title", "Renamed since"))
                .expect(303);
        wizard.publish();
        assertThat(new Browser().get(pinned).text()).doesNotContain("Renamed since");
        assertThat(new Browser().get(latest).text()).contains("Renamed since");
    }

    @Test
    void a_revoked_link_is_gone_and_others_go_on() {
        Wizard wizard = published("Revoked");
        String kept = wizard.link("kept");
        String link = wizard.link("ended");
        Page share = wizard.share();
        String revoke = share.document()
                .select("li.stack:contains(ended) form[action$=/revocation]")
                .attr("action");
        wizard.browser().send(share.form("form[action='" + revoke + "']")).expect(303);
        Page gone = new Browser().get(link).expectError(410);
        assertThat(gone.text()).contains("withdrawn").doesNotContain("Revoked");
        new Browser().get(kept).expect(200);
        wizard.browser().send(share.form("form[action='" + revoke + "']")).expect(303);
        new Browser().get(link).expectError(410);
    }

    @Test
    void an_expired_a_paused_and_a_locked_link_say_so() {
        Wizard wizard = published("Ended in many ways");
        String link = wizard.link("");
        UUID id = UUID.fromString(wizard.id());
        database.change("update share set paused_at = now() where assessment_id = ?", id);
        assertThat(new Browser().get(link).expectError(403).text()).contains("paused");
        database.change("update share set paused_at = null, password_hash = 'x' where assessment_id = ?", id);
        assertThat(new Browser().get(link).expectError(403).text()).contains("locked");
        database.change(
                "update share set password_hash = null, expires_at = now() - interval '1 second' where assessment_id = ?",
                id);
        assertThat(new Browser().get(link).expectError(410).text()).contains("expired");
        database.change("update share set expires_at = now() + interval '1 day' where assessment_id = ?", id);
        new Browser().get(link).expect(200);
        database.change("update share set revoked_at = now() where assessment_id = ?", id);
        new Browser().get(link).expectError(410);
    }

    @Test
    void a_mistyped_and_an_unknown_link_lead_nowhere() {
        Wizard wizard = published("Mistyped");
        String link = wizard.link("");
        char last = link.charAt(link.length() - 1);
        String mistyped = link.substring(0, link.length() - 1) + (last == 'a' ? 'b' : 'a');
        for (String wrong : new String[] {
            mistyped, link + "x", "/r/x", "/r/shr_", wizard.resumeLink().replace("/resume/", "/r/")
        }) {
            assertThat(new Browser().get(wrong).expectError(404).header("Referrer-Policy"))
                    .isEqualTo("no-referrer");
        }
        database.change(
                "update share set token_hash = sha256('else') where assessment_id = ?", UUID.fromString(wizard.id()));
        new Browser().get(link).expectError(404);
    }

    @Test
    void a_link_dies_with_its_assessment() {
        Wizard wizard = published("Deleted");
        String link = wizard.link("");
        wizard.browser()
                .send(wizard.browser().get(wizard.address() + "/deletion").form())
                .expect(303);
        new Browser().get(link).expectError(404);
    }

    @Test
    void a_link_reads_and_does_nothing_else() {
        Wizard wizard = published("Read only");
        String link = wizard.link("");
        Map<String, Object> before = database.work();
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            assertThat(new Browser().request().request(method, link).statusCode())
                    .isBetween(400, 499);
        }
        new Browser().get(link + "?title=x&newest=1").expect(200);
        new Browser().head(link).expect(200);
        assertThat(database.work()).isEqualTo(before);
    }

    @Test
    void a_link_can_be_made_only_for_a_report_of_the_same_assessment() {
        Wizard mine = published("Mine");
        Wizard theirs = published("Theirs");
        String foreign = theirs.share().form("input[name=links]").value("report");
        mine.browser()
                .send(mine.share().form("input[name=links]").with("report", foreign))
                .expectError(404);
        mine.browser().get(mine.address() + "/reports/" + foreign).expectError(404);
        theirs.browser().get(theirs.address() + "/reports/" + foreign).expect(200);
    }

    @Test
    void a_foreign_link_cannot_be_revoked() {
        Wizard mine = published("Mine too");
        String link = mine.link("");
        Wizard theirs = published("Theirs too");
        theirs.link("");
        String revocation =
                mine.share().one("form[action$=/revocation]").attr("action").replace(mine.id(), theirs.id());
        theirs.browser()
                .send(theirs.share().form("form[action$=/revocation]").at(revocation))
                .expectError(404);
        new Browser().get(link).expect(200);
    }

    @Test
    void the_sample_report_is_one_click_away() {
        Browser browser = new Browser();
        Page sample = browser.get(browser.get("/").one("a[href=/sample]").attr("href"))
                .expect(200);
        assertThat(sample.document().select("article.report")).hasSize(1);
        assertThat(browser.cookies()).isEmpty();
    }
}
