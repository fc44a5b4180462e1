package dev.showdown.api;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** No part of the program knows a name of the built-in playbook: others work the same. */
@QuarkusTest
class OtherPlaybooksApiTest extends ApiTest {

    @ParameterizedTest
    @CsvSource({"ferry-or-bridge,2", "office-move,5"})
    void a_playbook_with_other_alternatives_goes_the_whole_way(String key, int alternatives) {
        Response playbook = anonymous().get(ROOT + "/playbooks/" + key);
        String question = playbook.path("playbook.questions[0].key");
        String choice = playbook.path("playbook.questions[0].choices[0].key");
        List<String> names = playbook.path("playbook.alternatives.key");
        Started started = start(Map.of("title", "Another decision", "playbook", key));

        with(started)
                .body(Map.of("choice", choice))
                .put(started.answer(question))
                .then()
                .statusCode(200);
        with(started)
                .get(started.path() + "/evaluation")
                .then()
                .statusCode(200)
                .body("playbook.key", equalTo(key))
                .body("alternatives.key", equalTo(names))
                .body("alternatives[0].acceptability", hasSize(alternatives));
        String report = publish(started);
        String link = with(started)
                .body(Map.of())
                .post(ROOT + "/reports/" + report + "/shares")
                .path("url");
        assertThat(anonymous().get(link).statusCode()).isEqualTo(200);
        anonymous()
                .body(Map.of("playbook", key, "answers", Map.of(question, choice)))
                .post(ROOT + "/evaluations")
                .then()
                .statusCode(200)
                .body("alternatives", hasSize(alternatives));
    }
}
