package dev.showdown.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.decision.Evaluation;
import dev.showdown.decision.ProjectsGoldenTest;
import dev.showdown.support.Database;

import static org.assertj.core.api.Assertions.assertThat;

/** Teams whose figures were computed independently, all the way from joining to the result. */
@QuarkusTest
class TeamGoldenApiTest extends ApiTest {

    @Inject
    Database database;

    @Inject
    ObjectMapper json;

    @ParameterizedTest
    @ValueSource(strings = {"group-of-three", "group-of-four", "group-of-four-settled", "group-majority-excludes"})
    void a_team_gets_the_golden_figures(String name) throws IOException {
        JsonNode golden = golden(name);
        Started started = start(Map.of("title", golden.path("title").asText()));
        List<Started> people = new ArrayList<>();
        for (JsonNode own : golden.path("answers")) {
            Started person = join(started, "Person " + (people.size() + 1));
            with(person).body(sheet(own)).put(person.path() + "/answers").then().statusCode(200);
            submit(person);
            people.add(person);
        }
        reveal(started);
        golden.path("agreed").properties().forEach(agreed -> with(started)
                .header("If-None-Match", "*")
                .body(Map.of("choice", agreed.getValue().asText()))
                .put(started.path() + "/agreed/" + agreed.getKey())
                .then()
                .statusCode(200));
        setImportance(started, golden.path("importance"));

        Evaluation now =
                read(with(people.getFirst()).get(started.path() + "/evaluation").asString());
        ProjectsGoldenTest.assertFigures(golden, now);
        assertThat(now.participants()).hasSize(people.size());
        assertThat(now.agreement().of()).isEqualTo(people.size());

        String report = publish(started);
        JsonNode published =
                json.readTree(with(started).get(ROOT + "/reports/" + report).asString());
        Evaluation stored = read(published.path("evaluation").toString());
        ProjectsGoldenTest.assertFigures(golden, stored);
        assertThat(stored.inputHash()).isEqualTo(now.inputHash());
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream in = TeamGoldenApiTest.class.getResourceAsStream("/golden/projects/" + name + ".json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static Map<String, Map<String, String>> sheet(JsonNode own) {
        Map<String, Map<String, String>> sheet = new LinkedHashMap<>();
        own.properties()
                .forEach(answer -> sheet.put(
                        answer.getKey(), Map.of("choice", answer.getValue().asText())));
        return sheet;
    }

    private Evaluation read(String body) throws IOException {
        return json.readValue(body, Evaluation.class);
    }

    /** The page sets the importance of every criterion; a golden case sets that of some. */
    private void setImportance(Started started, JsonNode importance) {
        if (!importance.isEmpty()) {
            database.change("""
                    insert into priority_setting (workspace_id, id, assessment_id, participant_id, method, judgements,
                        importance, set_at, version)
                    select workspace_id, gen_random_uuid(), assessment_id, id, 'swing',
                        '{"points":{"throughput":100}}', ?::jsonb, now(), 0
                    from participant where assessment_id = ? and role = 'creator'
                    """, importance.toString(), UUID.fromString(started.id()));
        }
    }
}
