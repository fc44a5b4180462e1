package dev.showdown.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.RawRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A body says of which kind it is, or is not read. */
@QuarkusTest
class BodyKindTest extends ApiTest {

    private static RawRequest.Answer put(Started started, String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + started.key());
        if (!type.isEmpty()) {
            headers.put("Content-Type", type);
        }
        return new RawRequest(
                        "PUT",
                        started.path() + "/answers",
                        headers,
                        "{\"product\":{\"choice\":\"ai\"}}".getBytes(StandardCharsets.UTF_8))
                .send();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application",
                "text/json",
                ";",
                "application/json+x",
                "application/octet-stream"
            })
    void a_body_of_no_kind_that_is_taken_is_refused(String type) {
        Started started = start();

        assertThat(put(started, type).status()).as(type).isEqualTo(415);

        with(started).get(started.path()).then().body("progress.answered", equalTo(0));
    }

    @Test
    void json_is_taken_whatever_else_its_kind_says() {
        for (String type : new String[] {"application/json", "application/json;charset=utf-8", "Application/JSON"}) {
            Started started = start();
            assertThat(put(started, type).status()).as(type).isEqualTo(200);
        }
    }
}
