package dev.showdown.web;

import java.util.List;
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
import dev.showdown.support.Project;
import dev.showdown.support.TeamAtWork;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// What was published over time, what changed between, and what newer knowledge would change.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class HistoryTest {

    @Inject
    Database database;

    private static Wizard published() {
        return Wizard.start(new Browser(), "Over time")
                .answerAll(Project.CHAT.choices(), "unknown")
                .submit()
                .publish();
    }

    private static void rename(Wizard wizard, String title) {
        wizard.browser()
                .send(wizard.browser()
                        .get(wizard.address() + "/settings")
                        .form("form:has(#title)")
                        .with("title", title))
                .expect(303);
    }

    private List<String> reports(Wizard wizard) {
        return database
                .column("select id from report where assessment_id = ? order by number", UUID.fromString(wizard.id()))
                .stream()
                .map(String::valueOf)
                .toList();
    }

    @Test
    void without_a_report_the_history_says_how_to_make_one() {
        Wizard wizard = Wizard.start(new Browser(), "Fresh");
        assertThat(wizard.browser()
                        .get(wizard.address() + "/history")
                        .expect(200)
                        .text())
                .contains("Nothing has been published yet");
        wizard.browser().get(wizard.address() + "/compare").expectError(404);
    }

    @Test
    void every_report_is_listed_newest_first_with_what_changed_since_the_one_before() {
        Wizard wizard = published();
        wizard.answer("live-updates", "none");
        wizard.answer("mandate", "only-python");
        wizard.publish();
        wizard.publish();
        rename(wizard, "Another name");
        wizard.publish();
        Page history = wizard.browser().get(wizard.address() + "/history").expect(200);
        List<String> entries = history.texts("ol.past > li");
        assertThat(entries).hasSize(4);
        assertThat(entries.get(0)).contains("Report 4").contains("The title was: Over time");
        assertThat(entries.get(1)).contains("Report 3").contains("Nothing changed");
        assertThat(entries.get(2))
                .contains("Report 2")
                .contains("Python is the only option left.")
                .contains("The verdict was: Node.js, clearly.")
                .contains("2 answers changed: “Must the server push updates to many open screens at once?” and “");
        assertThat(entries.get(3))
                .contains("Report 1")
                .contains("Node.js, clearly.")
                .doesNotContain("changed");
    }

    @Test
    void two_reports_stand_side_by_side_with_what_moved_the_lead() {
        Wizard wizard = published();
        wizard.answer("live-updates", "none");
        wizard.publish();
        List<String> reports = reports(wizard);
        Page compared = wizard.browser()
                .get(wizard.address() + "/compare?left=" + reports.get(0) + "&right=" + reports.get(1))
                .expect(200);
        assertThat(compared.heading()).isEqualTo("Report 1 and Report 2");
        assertThat(compared.texts("table:contains(Moved by) tbody tr"))
                .singleElement()
                .asString()
                .startsWith("Must the server push updates")
                .contains("No, pages and calls are enough")
                .matches(".* [+\u2212]\\d+\\.\\d");
        assertThat(wizard.browser().get(wizard.address() + "/compare").heading())
                .isEqualTo("Report 1 and Report 2");
        assertThat(wizard.browser()
                        .get(wizard.address() + "/compare?left=" + reports.get(1) + "&right=" + reports.get(0))
                        .heading())
                .isEqualTo("Report 2 and Report 1");
        assertThat(wizard.browser()
                        .get(wizard.address() + "/compare?left=" + reports.get(1) + "&right=" + reports.get(1))
                        .text())
                .contains("Nothing that was answered or set differs");
    }

    @Test
    void somebody_elses_reports_are_not_found_in_either_place() {
        Wizard mine = published();
        String own = reports(mine).getFirst();
        String foreign = reports(published()).getFirst();
        Browser browser = mine.browser();
        browser.get(mine.address() + "/compare?left=" + foreign + "&right=" + own)
                .expectError(404);
        browser.get(mine.address() + "/compare?left=" + own + "&right=" + foreign)
                .expectError(404);
        browser.get(mine.address() + "/compare?left=nonsense").expectError(404);
        Browser stranger = new Browser();
        for (String page : List.of("/history", "/compare", "/newer-playbook")) {
            stranger.get(mine.address() + page).expectError(404);
        }
    }

    /// An earlier version of the playbook, in which Node.js was thought to do worse and one question had another
    /// choice.
    private void pinToEarlier(Wizard wizard) {
        database.change("""
                insert into playbook_version (key, version, document, hash, stored_at)
                select key, 'earlier', jsonb_set(jsonb_set(document, '{playbook,version}', '"earlier"'),
                    '{playbook,criteria,1,performance,node}', '{"low": 5, "likely": 10, "high": 15}'),
                    repeat('0', 64), now()
                from playbook_version where key = 'node-vs-python' and version <> 'earlier' limit 1
                on conflict do nothing
                """);
        database.change(
                "update assessment set playbook_version = 'earlier' where id = ?", UUID.fromString(wizard.id()));
    }

    @Test
    void a_newer_playbook_is_offered_with_the_difference_first() {
        Wizard wizard = Wizard.start(new Browser(), "Pinned");
        pinToEarlier(wizard);
        wizard.answerAll(Project.CHAT.choices(), "unknown").submit().publish();
        String report = wizard.address() + "/reports/" + reports(wizard).getFirst();
        Page before = wizard.browser().get(report);
        assertThat(before.text()).contains("The playbook has a newer version");
        assertThat(before.one("#try").text()).contains("earlier version");

        Page offer = wizard.browser().get(wizard.address() + "/newer-playbook").expect(200);
        assertThat(offer.text()).contains("Playbook earlier became ");
        assertThat(offer.texts("thead").getFirst()).contains("Version earlier");
        assertThat(database.text("select playbook_version from assessment where id = ?", UUID.fromString(wizard.id())))
                .isEqualTo("earlier");

        PageForm adopt = offer.form();
        assertThat(wizard.browser().send(adopt).expect(303).location()).isEqualTo(wizard.address() + "/report");
        Page current = wizard.browser().get(wizard.address() + "/report").expect(200);
        assertThat(current.text()).doesNotContain("The playbook has a newer version");
        assertThat(current.heading()).isNotEqualTo(before.heading());
        assertThat(wizard.browser().get(report).one("article.report").text())
                .as("the published report")
                .isEqualTo(before.one("article.report").text());
        wizard.browser().get(wizard.address() + "/newer-playbook").expectError(404);
        wizard.browser().send(adopt).expectError(409);
    }

    @Test
    void an_answer_that_the_playbook_no_longer_offers_counts_as_not_given_and_is_kept() {
        Wizard wizard = published();
        UUID id = UUID.fromString(wizard.id());
        database.change("update answer set choice = 'by-pigeon' where assessment_id = ? and question = 'hosting'", id);
        database.change("update answer set question = 'weather' where assessment_id = ? and question = 'hiring'", id);
        assertThat(wizard.browser().get(wizard.address()).expect(200).text()).contains("21 of 23 questions answered");
        wizard.browser().get(wizard.address() + "/report").expect(200);
        assertThat(database.count("select count(*) from answer where assessment_id = ? and choice = 'by-pigeon'", id))
                .isEqualTo(1);
    }

    @Test
    void a_team_sees_how_its_result_moved_between_the_rounds() {
        TeamAtWork team = TeamAtWork.start("Moving", false)
                .with("Anna", Project.CHAT.choices())
                .with("Bodo", Project.CHAT.choices())
                .reveal();
        Browser browser = team.browser("Bodo");
        browser.get(team.address() + "/team/movement").expectError(404);
        team.anotherRound()
                .answer("Anna", "mandate", "only-python", "")
                .answer("Bodo", "mandate", "only-python", "")
                .submit("Anna")
                .submit("Bodo");
        browser.get(team.address() + "/team/movement").expectError(404);
        team.reveal();
        assertThat(browser.get(team.address() + "/team").expect(200).text()).contains("How the result moved");
        Page moved = browser.get(team.address() + "/team/movement").expect(200);
        assertThat(moved.texts("table:contains(Moved by) tbody tr"))
                .singleElement()
                .asString()
                .startsWith("Is a language mandated or forbidden?")
                .contains("Only Python is allowed");
        assertThat(moved.texts("p.title")).containsExactly("Node.js, clearly.", "Python is the only option left.");
        new Browser().get(team.address() + "/team/movement").expectError(404);
    }

    @Test
    void what_the_state_does_not_allow_is_not_blamed_on_somebody_faster() {
        TeamAtWork team = TeamAtWork.start("Closed", false)
                .with("Anna", Project.CHAT.choices())
                .with("Bodo", Project.CHAT.choices());
        Browser browser = team.browser("Bodo");
        PageForm answer = browser.get(team.address() + "/questions/product")
                .expect(200)
                .form("form:has([name=choice])")
                .with("choice", "services");
        team.reveal();
        assertThat(browser.send(answer).expectError(409).heading()).isEqualTo("Not possible now");
    }
}
