package dev.showdown.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.showdown.support.NodeTool;
import dev.showdown.support.NodeTool.Ran;
import dev.showdown.support.Server;

import static org.assertj.core.api.Assertions.assertThat;

/// What somebody else's program makes of the API who has nothing but its description.
@QuarkusTest
@Tag("node")
class ClientTest extends ApiTest {

    private static final Path SOURCES = Path.of("src", "test", "node");

    /// Beside the fetched modules, where the compiler and Node.js look for them.
    private static final Path FOLDER = NodeTool.FOLDER.resolve("client");

    @BeforeEach
    void generate() throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("package.json"), "{\"type\": \"module\"}");
        for (String file : new String[] {"client.ts", "tsconfig.json"}) {
            Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.write(
                FOLDER.resolve("openapi.json"),
                RestAssured.given().accept("application/json").get("/openapi").asByteArray());
        Ran generated = NodeTool.run(FOLDER, "openapi-typescript", "openapi.json", "--output", "api.d.ts");
        assertThat(generated.status()).as(generated.words()).isZero();
    }

    private static Ran compile() {
        return NodeTool.run(FOLDER, "tsc", "--project", "tsconfig.json");
    }

    @Test
    void a_generated_client_goes_all_the_way() throws IOException {
        Ran compiled = compile();
        assertThat(compiled.status()).as(compiled.words()).isZero();
        assertThat(Files.readString(FOLDER.resolve("api.d.ts"))).doesNotContainPattern("\\bany\\b[^a-z ]");
        assertThat(Files.readString(FOLDER.resolve("client.ts"))).doesNotContainPattern(":\\s*any\\b|<any>|as any");

        Ran ran = NodeTool.command(FOLDER, "node", "client.js", Server.BASE);

        assertThat(ran.status()).as(ran.words()).isZero();
        assertThat(ran.words().lines())
                .contains(
                        "everything on the route is answered",
                        "nobody sees a result before the reveal",
                        "a problem names the field at fault",
                        "the report is a decision record too",
                        "whoever has the link reads the report",
                        "the assessment is decided");
    }

    @Test
    void a_client_that_takes_the_api_for_another_does_not_compile() throws IOException {
        String client = Files.readString(FOLDER.resolve("client.ts"));
        assertWrong(client.replace("title: \"Client\"", "titel: \"Client\""), "titel");
        assertWrong(client.replace("after.status === \"decided\"", "after.status === \"done\""), "done");
        assertWrong(client.replace("if (started.editKey === null) {", "if (started.id === \"\") {"), "null");
        assertWrong(client.replace("problem?.status", "problem?.statue"), "statue");
    }

    private static void assertWrong(String client, String because) throws IOException {
        Files.writeString(FOLDER.resolve("client.ts"), client);
        Ran compiled = compile();
        assertThat(compiled.status()).isNotZero();
        assertThat(compiled.words()).contains("client.ts", because);
    }
}
