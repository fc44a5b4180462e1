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
import dev.showdown.support.Project;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// Other importance tried on every kind of report, by address alone.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class WhatIfPageTest {

    private static final String DATA = "importance.cluster-data=100&importance.native-numerics=90";

    @Inject
    Database database;

    private static Wizard submitted() {
        return Wizard.start(new Browser(), "What if")
                .answerAll(Project.CHAT.choices(), "unknown")
                .submit();
    }

    @Test
    void a_what_if_says_that_it_is_one_and_stands_beside_the_report() {
        Wizard wizard = submitted();
        Page report = wizard.browser().get(wizard.address() + "/report").expect(200);
        Page tried = wizard.browser().get(wizard.address() + "/report?" + DATA).expect(200);
        assertThat(report.document().select("#what-if")).isEmpty();
        assertThat(tried.title()).startsWith("What if: ");
        assertThat(tried.one("#what-if").text())
                .contains("This is a what-if, not the report.")
                .contains("Cluster data engines from 0 to 100 points")
                .contains("As reported")
                .contains(report.heading());
        assertThat(tried.heading()).isEqualTo(report.heading());
        assertThat(tried.texts("#what-if tbody tr")).hasSize(3);
    }

    @Test
    void a_what_if_changes_nothing_that_is_stored() {
        Wizard wizard = submitted().publish();
        String link = wizard.link("");
        Map<String, Object> before = database.work();
        wizard.browser().get(wizard.address() + "/report?" + DATA).expect(200);
        new Browser().get(link + "?" + DATA).expect(200);
        assertThat(database.work()).isEqualTo(before);
    }

    @Test
    void published_shared_and_sample_reports_can_be_tried_too() {
        Wizard wizard = submitted().publish();
        String link = wizard.link("");
        String published = wizard.address() + "/reports/"
                + wizard.share().one("input[name=report]").val();
        for (Page page : new Page[] {
            wizard.browser().get(published + "?" + DATA),
            new Browser().get(link + "?" + DATA),
            new Browser().get("/sample?" + DATA)
        }) {
            assertThat(page.expect(200).one("#what-if").text()).contains("This is a what-if");
        }
    }

    @Test
    void the_form_leads_to_the_same_page_with_what_was_typed() {
        Wizard wizard = submitted();
        Page report = wizard.browser().get(wizard.address() + "/report");
        assertThat(report.one("#try form").attr("method")).isEqualTo("get");
        assertThat(report.document().select("#try input[name^='importance.']"))
                .hasSize(20)
                .allSatisfy(field -> assertThat(report.document().select("label[for='" + field.id() + "']"))
                        .hasSize(1));
        Page tried = wizard.browser().get(wizard.address() + "/report?importance.hiring=77");
        assertThat(tried.one("input[name='importance.hiring']").val()).isEqualTo("77");
        assertThat(tried.document().select("#try details[open]")).hasSize(1);
    }

    @Test
    void what_is_not_a_number_is_named_and_ignored() {
        Wizard wizard = submitted();
        Page tried = wizard.browser()
                .get(wizard.address()
                        + "/report?importance.hiring=%3Cb%3Elots&importance.edge=250&importance.nonsense=1"
                        + "&importance.=2&importance.energy=&importance.throughput=%00");
        assertThat(tried.expect(200).texts("#what-if .note li"))
                .contains(
                        "Hiring: “<b>lots” is not a number from 0 to 100, so it is ignored.",
                        "Running at the edge: “250” is not a number from 0 to 100, so it is ignored.",
                        "There is no criterion “nonsense”, so it is ignored.",
                        "There is no criterion “”, so it is ignored.");
        assertThat(tried.source()).doesNotContain("<b>lots").doesNotContain("\u0000");
        assertThat(tried.text()).contains("Nothing else differs from the report");
    }

    @Test
    void a_report_of_an_earlier_model_says_that_nothing_can_be_tried() {
        Wizard wizard = submitted().publish();
        String link = wizard.link("");
        database.change(
                "update report set result = jsonb_set(result, '{modelVersion}', '\"0\"') where assessment_id = ?",
                UUID.fromString(wizard.id()));
        Page tried = new Browser().get(link + "?" + DATA).expect(200);
        assertThat(tried.document().select("#what-if, #try form")).isEmpty();
        assertThat(tried.one("#try").text()).contains("earlier version");
    }
}
