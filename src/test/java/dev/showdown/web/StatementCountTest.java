package dev.showdown.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Tenancy;
import dev.showdown.support.Tenancy.Workspace;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// How many statements a page costs, besides looking up the session and naming the workspace.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class StatementCountTest {

    private static final long MOST = 3;

    @Inject
    SessionFactory sessions;

    @Inject
    Database database;

    @Inject
    Tenancy tenancy;

    private long statements(Browser browser, String address) {
        Statistics statistics = sessions.getStatistics();
        statistics.clear();
        browser.get(address).expect(200);
        long lookUp = browser.cookies().isEmpty() ? 0 : 1;
        return statistics.getPrepareStatementCount() - named(statistics) - lookUp;
    }

    private static long named(Statistics statistics) {
        return Stream.of(statistics.getQueries())
                .filter(query -> query.contains("set_config"))
                .mapToLong(query -> statistics.getQueryStatistics(query).getExecutionCount())
                .sum();
    }

    @Test
    void reading_pages_cost_at_most_three_statements() {
        Wizard wizard = Wizard.start(new Browser(), "Counted")
                .answerAll(Map.of(), "unknown")
                .submit();
        wizard.publish();
        String link = wizard.link("Counted");
        wizard.resumeLink();
        Map<String, Long> counted = new LinkedHashMap<>();
        for (String page : new String[] {
            "",
            "/questions/product",
            "/check",
            "/settings",
            "/deletion",
            "/report",
            "/share",
            "/share/revocation",
            wizard.linkPage("Counted").address().substring(wizard.address().length()),
            "/reports/" + wizard.share().form("input[name=links]").value("report")
        }) {
            counted.put(page, statements(wizard.browser(), wizard.address() + page));
        }
        counted.put("/assessments", statements(wizard.browser(), "/assessments"));
        counted.put("/r", statements(new Browser(), link));
        assertThat(counted)
                .allSatisfy((page, count) -> assertThat(count).as(page).isBetween(1L, MOST));
    }

    @Test
    void a_shared_report_costs_two_statements_and_one_when_the_reader_holds_it() {
        Wizard wizard = Wizard.start(new Browser(), "Counted when shared")
                .answerAll(Map.of(), "unknown")
                .submit();
        wizard.publish();
        for (String revision : List.of("pinned", "latest")) {
            String link = wizard.link(wizard.newLink()
                    .with("name", revision)
                    .with("revision", revision)
                    .also("scope", "embed"));
            for (String address : List.of(link, link + ".json", link.replace("/r/", "/embed/"))) {
                assertThat(statements(new Browser(), address))
                        .as(revision + " " + address)
                        .isEqualTo(2);
                String tag = new Browser().get(address).header("ETag");
                Statistics statistics = sessions.getStatistics();
                statistics.clear();
                assertThat(new Browser().with("If-None-Match", tag).get(address).status())
                        .isEqualTo(304);
                assertThat(statistics.getPrepareStatementCount()).isOne();
            }
        }
    }

    @Test
    void public_pages_cost_none() {
        for (String page :
                new String[] {"/", "/sample", "/playbooks", "/playbooks/node-vs-python", "/privacy", "/api"}) {
            assertThat(statements(new Browser(), page)).as(page).isZero();
        }
    }

    @Test
    void the_list_of_a_workspace_costs_three_however_much_is_in_it() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        for (int i = 1; i <= 3; i++) {
            tenancy.start(workspace.owner(), workspace, "Number " + i);
        }
        for (String query : new String[] {"", "?q=number&status=draft", "?sort=title"}) {
            assertThat(statements(ann, workspace.path() + query)).as(query).isEqualTo(MOST);
        }
        assertThat(statements(ann, workspace.path() + "/trash")).isLessThanOrEqualTo(MOST);
        assertThat(statements(ann, "/")).isOne();
    }

    @Test
    void thirty_assessments_cost_no_more_than_one() {
        Browser browser = new Browser();
        Wizard.start(browser, "The first");
        long one = statements(browser, "/assessments");
        for (int i = 2; i <= 30; i++) {
            Wizard.start(browser, "Number " + i);
        }
        assertThat(browser.get("/assessments").document().select("ul.work > li"))
                .hasSize(30);
        assertThat(statements(browser, "/assessments")).isEqualTo(one);
    }

    @Test
    void thirty_links_and_reports_cost_no_more_than_one() {
        Wizard wizard = Wizard.start(new Browser(), "Many links")
                .answerAll(Map.of(), "unknown")
                .submit();
        wizard.publish();
        wizard.link("The first");
        long one = statements(wizard.browser(), wizard.address() + "/share");
        UUID id = UUID.fromString(wizard.id());
        database.change("""
                insert into share (workspace_id, id, assessment_id, report_id, token_hash, created_at, version)
                select workspace_id, gen_random_uuid(), assessment_id, report_id, sha256(i::text::bytea || id::text::bytea),
                    now(), 0
                from share, generate_series(2, 30) i where assessment_id = ?
                """, id);
        for (int i = 2; i <= 5; i++) {
            wizard.publish();
        }
        assertThat(wizard.share().document().select("ul.links > li")).hasSize(30);
        assertThat(statements(wizard.browser(), wizard.address() + "/share")).isEqualTo(one);
    }

    @Test
    void answers_are_saved_in_few_statements() {
        Wizard wizard = Wizard.start(new Browser(), "Saved cheaply");
        var form = wizard.form("product").with("choice", "services");
        Statistics statistics = sessions.getStatistics();
        statistics.clear();
        wizard.browser().send(form).expect(303);
        // One of them writes down who did it.
        assertThat(statistics.getPrepareStatementCount() - named(statistics) - 1)
                .isLessThanOrEqualTo(3 + 1);
    }
}
