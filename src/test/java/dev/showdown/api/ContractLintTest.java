package dev.showdown.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.NodeTool;
import dev.showdown.support.NodeTool.Ran;

import static org.assertj.core.api.Assertions.assertThat;

/// What two linters of other people make of the description, with all the rules that they recommend.
@QuarkusTest
@Tag("node")
class ContractLintTest extends ApiTest {

    private static final Path FOLDER = Path.of("target", "openapi").toAbsolutePath();
    private static final String RULES =
            Path.of("src", "test", "node", "spectral.yaml").toAbsolutePath().toString();

    private static String description(String type) {
        return RestAssured.given().accept(type).get("/openapi").asString();
    }

    private static String write(String name, String text) throws IOException {
        Files.createDirectories(FOLDER);
        return Files.writeString(FOLDER.resolve(name), text).toString();
    }

    private static Ran redocly(String file) {
        return NodeTool.run(FOLDER, "redocly", "lint", file, "--extends=recommended", "--format=json");
    }

    private static Ran spectral(String file) {
        return NodeTool.run(FOLDER, "spectral", "lint", file, "--ruleset", RULES, "--fail-severity=hint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "yaml"})
    void redocly_finds_nothing(String format) throws IOException {
        Ran lint = redocly(write("served." + format, description("application/" + format)));
        assertThat(lint.words()).contains("\"errors\": 0", "\"warnings\": 0");
        assertThat(lint.status()).as(lint.words()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "yaml"})
    void spectral_finds_nothing(String format) throws IOException {
        Ran lint = spectral(write("served." + format, description("application/" + format)));
        assertThat(lint.status()).as(lint.words()).isZero();
        assertThat(lint.words()).contains("No results");
    }

    @Test
    void both_find_what_is_wrong() throws IOException {
        String broken =
                description("application/json").replace("\"operationId\" : \"startAssessment\"", "\"x-id\" : 1");
        String file = write("broken.json", broken);

        assertThat(redocly(file).words()).contains("\"ruleId\": \"operation-operationId\"");
        Ran spectral = spectral(file);
        assertThat(spectral.words()).contains("operation-operationId");
        assertThat(spectral.status()).isNotZero();
    }
}
