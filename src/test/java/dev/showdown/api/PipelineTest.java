package dev.showdown.api;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.Server;

import static org.assertj.core.api.Assertions.assertThat;

/** A step of a pipeline that fails when the leader changed: the recipe of the README, and the launcher's check. */
@QuarkusTest
class PipelineTest extends ApiTest {

    private static final Path HOME = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    /** What a command left behind. */
    record Run(int status, String said, String complained) {}

    @BeforeEach
    void linkTheLauncher() throws IOException {
        Files.createSymbolicLink(folder.resolve("showdown"), HOME.resolve("showdown"));
    }

    private Run run(Map<String, String> environment, List<String> command) {
        try {
            Path said = Files.createTempFile(folder, "said", "");
            Path complained = Files.createTempFile(folder, "complained", "");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(said.toFile())
                    .redirectError(complained.toFile());
            builder.environment().put("no_proxy", "localhost");
            builder.environment().putAll(environment);
            int status = builder.start().waitFor();
            return new Run(status, Files.readString(said), Files.readString(complained));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Run launcher(String... arguments) {
        List<String> command = new ArrayList<>(List.of("./showdown"));
        command.addAll(List.of(arguments));
        return run(Map.of(), command);
    }

    private Run check(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
        return launcher("check", file, "--server", Server.BASE);
    }

    /// The recipe

    private static List<String> recipe(String language) throws IOException {
        String readme = Files.readString(HOME.resolve("README.md"));
        String section = readme.substring(readme.indexOf("### In a pipeline"), readme.indexOf("## Configuration"));
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(section)
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }

    /** The file of the recipe, with another leader expected. */
    private String changed() throws IOException {
        return recipe("yaml").getFirst().replace("leader: node", "leader: python");
    }

    private Run step(String line) {
        return run(Map.of("SHOWDOWN", Server.BASE), List.of("sh", "-c", line));
    }

    @Test
    void the_recipe_has_one_file_and_three_ways() throws IOException {
        assertThat(recipe("yaml")).hasSize(1);
        assertThat(recipe("sh")).hasSize(3);
    }

    @Test
    void the_recipe_with_curl_alone_fails_when_the_leader_changed() throws IOException {
        String line = recipe("sh").getFirst();
        assertThat(line).startsWith("curl ").doesNotContain("|");

        Files.writeString(folder.resolve("showdown.yaml"), recipe("yaml").getFirst());
        Run good = step(line);
        assertThat(good.status()).as(good.said()).isZero();
        assertThat(good.said()).contains("\"leader\":\"node\"");

        Files.writeString(folder.resolve("showdown.yaml"), changed());
        Run bad = step(line);
        assertThat(bad.status()).isEqualTo(22);
        assertThat(bad.said()).contains("leader-changed", "Node.js now leads, Python was expected.");
    }

    /// jq is not everywhere: what stands before it is run, and what it asks is asked here.
    @Test
    void the_recipe_with_jq_asks_for_what_comes_out() throws IOException {
        Matcher line = Pattern.compile("(curl .*) \\| jq -e '\\.leader == \"([a-z]+)\"'")
                .matcher(recipe("sh").get(1));
        assertThat(line.matches()).isTrue();

        Files.writeString(folder.resolve("showdown.yaml"), recipe("yaml").getFirst());
        Run good = step(line.group(1));
        assertThat(good.status()).isZero();
        assertThat(leader(good)).isEqualTo(line.group(2));

        Files.writeString(folder.resolve("showdown.yaml"), changed());
        Run bad = step(line.group(1));
        assertThat(bad.status()).isZero();
        assertThat(leader(bad)).isNull();
    }

    private static String leader(Run run) throws IOException {
        JsonNode leader = new JsonMapper().readTree(run.said()).path("leader");
        return leader.isMissingNode() ? null : leader.asText();
    }

    @Test
    void the_recipe_with_the_launcher_says_what_it_found() throws IOException {
        String line = recipe("sh").get(2);

        Files.writeString(folder.resolve("showdown.yaml"), recipe("yaml").getFirst());
        Run good = step(line);
        assertThat(good.status()).as(good.complained()).isZero();
        assertThat(good.said()).matches("Node\\.js still leads, by \\d+\\.\\d points \\((clear|lean)\\)\\.\n");
        assertThat(good.complained()).isEmpty();

        Files.writeString(folder.resolve("showdown.yaml"), changed());
        Run bad = step(line);
        assertThat(bad.status()).isOne();
        assertThat(bad.said()).isEqualTo("The leader changed: Node.js now leads, Python was expected.\n");
        assertThat(bad.complained()).isEmpty();
    }

    /// The launcher's check

    @Test
    void every_verdict_has_its_sentence() throws IOException {
        assertThat(check("only.yaml", "answers: {mandate: only-python}\nexpect: {leader: python}\n")
                        .said())
                .isEqualTo("Python is still the only option left.\n");
        assertThat(check("close.yaml", "expect:\n  leader: python\n").said())
                .matches("Python is still ahead, by \\d+\\.\\d points, though it is too close to call\\.\n");
        Run verdict = check("verdict.yaml", "expect:\n  leader: python\n  verdict: clear\n");
        assertThat(verdict.status()).isOne();
        assertThat(verdict.said()).isEqualTo("The verdict changed: it is now too-close, clear was expected.\n");
        Run none = check("none.json", """
                {"playbook": "office-move", "answers": {"notice": "no", "owner": "leaves"}, "expect": {"leader": "stay"}}
                """);
        assertThat(none.status()).isOne();
        assertThat(none.said()).isEqualTo("The leader changed: nothing fits now, Stay here was expected.\n");
    }

    static Stream<String> files() {
        return Stream.of(
                "expect:\n  leader: python\n",
                "---\n# why\nexpect: # what\n\n  # who\n  leader: python\nseed: 1\n",
                "expect:\r\n  verdict: too-close\r\n  leader: python\r\n",
                "\"expect\":\n  'leader': \"python\"\n",
                "expect: {verdict: too-close, leader: python}\n",
                "{\"seed\": 1, \"expect\": {\"leader\": \"python\"}}",
                "{\n  \"expect\": {\n    \"verdict\": \"too-close\",\n    \"leader\": \"python\"\n  }\n}\n",
                "{seed: 1, expect: {leader: python}}");
    }

    @ParameterizedTest
    @MethodSource("files")
    void an_expectation_is_found_however_it_is_written(String content) throws IOException {
        Run run = check("showdown.yaml", content);

        assertThat(run.status()).as(run.complained()).isZero();
        assertThat(run.said()).startsWith("Python is still ahead");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "seed: 1\n",
                "# expect:\n#   leader: python\n",
                "title: \"expect: leader:\"\n",
                "expect:\n  verdict: clear\nleader: python\n",
                "context: |\n  expect:\n    leader: python\n",
                "{\"seed\": 1}"
            })
    void a_file_that_expects_nothing_is_told_so(String content) throws IOException {
        Run run = check("showdown.yaml", content);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.complained())
                .startsWith("showdown: showdown.yaml does not say which leader it expects.")
                .contains("expect:\n  leader: ");
        assertThat(run.said()).isEmpty();
    }

    @Test
    void what_cannot_be_evaluated_is_told_with_every_fault() throws IOException {
        Run run = check(
                "bad.yaml", "answers:\n  team-size: \"many \\\"people\\\"\"\n  strange: x\nexpect:\n  leader: ruby\n");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.complained()).isEqualTo("""
                showdown: bad.yaml cannot be evaluated:
                /answers/team-size: Choose one of the answers: "many "people"" is not among them.
                /answers/strange: There is no question "strange".
                /expect/leader: There is no alternative "ruby".
                """);
        assertThat(check("broken.yaml", "answers: [\nexpect:\n  leader: node\n").complained())
                .startsWith("showdown: broken.yaml cannot be evaluated:\nThe body is not YAML that can be read: line ");
        assertThat(check("empty.yaml", "expect:\n  leader:\n").complained())
                .contains("/expect/leader: Name the alternative that is expected to lead.");
        Run batch = check("batch.yaml", "evaluations: []\nexpect: {leader: node}\n");
        assertThat(batch.status()).isEqualTo(2);
        assertThat(batch.complained()).contains("/expect: Send either evaluations or the fields of one");
    }

    @Test
    void a_file_may_be_called_anything() throws IOException {
        for (String name : List.of("@a b;c.yaml", "$(touch x).yaml", "ü.yaml")) {
            assertThat(check(name, "expect: {leader: python}\n").status())
                    .as(name)
                    .isZero();
        }
        assertThat(folder.resolve("x")).doesNotExist();
        Run dash = check("-x.yaml", "expect: {leader: python}\n");
        assertThat(dash.status()).isEqualTo(2);
        assertThat(launcher("check", "./-x.yaml", "--server=" + Server.BASE + "/")
                        .status())
                .isZero();
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                Arguments.of(List.of(), "Name the file to check; see ./showdown --help."),
                Arguments.of(List.of("none.yaml"), "The file none.yaml does not exist."),
                Arguments.of(List.of("."), ". is not a file."),
                Arguments.of(List.of("a.yaml", "b.yaml"), "Name one file: a.yaml and b.yaml are two."),
                Arguments.of(List.of("a.yaml", "--port", "1"), "The option --port is unknown to \"check\""),
                Arguments.of(List.of("a.yaml", "--server"), "The option --server needs a value"),
                Arguments.of(List.of("a.yaml", "--server", ""), "The option --server needs a value"),
                Arguments.of(
                        List.of("a.yaml", "--server", "localhost:8080"), "The server localhost:8080 is no address"),
                Arguments.of(List.of("a.yaml", "--server=file:///etc"), "The server file:///etc is no address"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_call_that_cannot_be_followed_ends_with_2(List<String> arguments, String words) {
        List<String> all = new ArrayList<>(List.of("check"));
        all.addAll(arguments);

        Run run = launcher(all.toArray(String[]::new));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.said()).isEmpty();
        assertThat(run.complained()).startsWith("showdown: " + words).hasLineCount(1);
    }

    @Test
    void a_file_that_may_not_be_read_is_told_so() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.yaml"), "expect: {leader: python}\n");
        assertThat(file.toFile().setReadable(false)).isTrue();

        Run run = launcher("check", "secret.yaml", "--server", Server.BASE);

        // Whoever may read everything may read this, too.
        assertThat(run.status()).isEqualTo(Files.isReadable(file) ? 0 : 2);
        assertThat(run.complained())
                .isEqualTo(Files.isReadable(file) ? "" : "showdown: The file secret.yaml may not be read.\n");
    }

    @Test
    void a_server_that_cannot_be_reached_is_named() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "expect: {leader: python}\n");
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }

        Run run = launcher("check", "a.yaml", "--server", "http://localhost:" + port);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.complained())
                .startsWith("showdown: No server can be reached at http://localhost:" + port + ": ")
                .hasLineCount(1);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(200, "<html>Welcome</html>", "."),
                Arguments.of(200, "", "."),
                Arguments.of(200, "{\"leader\":\"node\"}", "."),
                Arguments.of(200, "{\"code\":\"x\"}", "."),
                Arguments.of(404, "<html>Not found</html>", " (status 404)."),
                Arguments.of(409, "{\"code\":\"other\"}", " (status 409)."),
                Arguments.of(302, "", " (status 302)."),
                Arguments.of(500, "\u001b[31m", " (status 500)."));
    }

    @ParameterizedTest
    @MethodSource("others")
    void something_that_is_no_showdown_is_told_from_one(int status, String body, String words) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "expect: {leader: python}\n");
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        other.start();
        String address = "http://localhost:" + other.getAddress().getPort();
        try {
            Run run = launcher("check", "a.yaml", "--server", address);

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.complained())
                    .isEqualTo("showdown: What answers at " + address + " is no Showdown" + words + "\n");
            assertThat(run.said()).isEmpty();
        } finally {
            other.stop(0);
        }
    }

    @Test
    void without_curl_it_says_what_to_install() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "expect: {leader: python}\n");
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("sh", "dirname", "readlink", "awk", "cat")) {
            Run where = run(Map.of(), List.of("sh", "-c", "command -v " + tool));
            Files.createSymbolicLink(tools.resolve(tool), Path.of(where.said().strip()));
        }

        Run run = run(Map.of("PATH", tools.toString()), List.of("/bin/sh", "./showdown", "check", "a.yaml"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.complained()).startsWith("showdown: curl was not found: install it");
    }

    @Test
    void help_names_the_check_and_what_it_ends_with() {
        for (String[] call : List.of(new String[] {"check", "--help"}, new String[] {"--help"})) {
            Run run = launcher(call);
            assertThat(run.status()).isZero();
            assertThat(run.said())
                    .contains("check FILE")
                    .contains("--server URL")
                    .contains("with 2 if");
        }
        Run none = launcher();
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.complained()).contains("check");
    }
}
