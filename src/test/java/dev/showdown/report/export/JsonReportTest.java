package dev.showdown.report.export;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.report.ReportSource;
import dev.showdown.report.SheetOfAnswers.Answered;
import dev.showdown.report.Viewer;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Project;
import dev.showdown.support.Server;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class JsonReportTest {

    @Inject
    Exports exports;

    @Inject
    ObjectMapper json;

    private String text(ReportSource source, Viewer viewer) {
        return new String(exports.of(source, viewer, Format.JSON).content(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Set<String> faults(String text) {
        return ReportSchemaTest.faults(text);
    }

    @Test
    void every_report_follows_the_schema() throws JsonProcessingException {
        for (ReportSource source : Taken.all().toList()) {
            String text = text(source, Viewer.OWNER);
            assertThat(faults(text)).as(source.title()).isEmpty();
            JsonNode read = json.readTree(text);
            assertThat(read.path("$schema").asText()).isEqualTo(Server.BASE + "/schemas/report.json");
            assertThat(read.path("number").asInt()).isEqualTo(3);
            assertThat(Instant.parse(read.path("publishedAt").asText())).isEqualTo(source.at());
            JsonNode evaluation = json.readTree(json.writeValueAsString(source.result()));
            evaluation.propertyStream().forEach(field -> assertThat(read.path(field.getKey()))
                    .isEqualTo(field.getValue()));
            assertThat(faults(text(source, new Viewer(false, false, false, false))))
                    .isEmpty();
        }
    }

    @Test
    void the_schema_refuses_what_is_wrong() throws JsonProcessingException {
        String good = text(Taken.of(Project.CHAT), Viewer.OWNER);
        assertThat(faults(good.replaceFirst("\\{", "{\"further\":1,"))).isNotEmpty();
        assertThat(faults(good.replace("\"verdict\":\"clear\"", "\"verdict\":\"sure\"")))
                .isNotEmpty();
        assertThat(faults(good.replace("\"lead\":", "\"lad\":"))).isNotEmpty();
        assertThat(faults(good.replaceFirst("\"value\":[\\d.]+", "\"value\":null")))
                .isNotEmpty();
    }

    @Test
    void a_reader_sees_no_more_than_they_may() throws JsonProcessingException {
        Map<String, Map<String, Answered>> team = new LinkedHashMap<>();
        team.put("Annabella", Taken.answered(Project.CHAT.choices(), "Between us"));
        team.put("Benedikt", Taken.answered(Project.LEAN.choices(), ""));
        ReportSource source = Taken.of(Taken.BUILT_IN, "Team", "", team);

        assertThat(text(source, Viewer.OWNER)).contains("Annabella", "Between us", "Benedikt");
        assertThat(text(source, new Viewer(false, false, false, false)))
                .contains("\"answers\":[]")
                .doesNotContain("Annabella", "Between us", "Benedikt");
        assertThat(text(source, new Viewer(false, false, true, true)))
                .contains("Between us")
                .doesNotContain("Annabella", "Benedikt");
        assertThat(text(source, new Viewer(false, true, false, true)))
                .contains("Annabella")
                .doesNotContain("Between us");
    }

    @Test
    void what_was_typed_is_told_as_it_is() throws JsonProcessingException {
        String hostile = String.join("\n", Taken.HOSTILE) + "\u202E" + "\uD83D\uDE00".repeat(2_000);
        JsonNode read = json.readTree(text(Taken.noted(hostile, hostile, hostile), Viewer.OWNER));
        assertThat(read.path("title").asText()).isEqualTo(hostile);
        assertThat(read.path("context").asText()).isEqualTo(hostile);
        assertThat(read.at("/answers/0/answers/product/note").asText()).isEqualTo(hostile);
    }
}
