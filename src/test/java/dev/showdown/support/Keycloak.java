package dev.showdown.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import static org.assertj.core.api.Assertions.assertThat;

/// A real Keycloak in a process of its own, from the distribution that `./showdown test` has fetched. It knows
/// `vera`, `dora`, `wim`, `ulla`, whose address nobody has verified, and `nemo`, who has none; see keycloak/realm.json.
public final class Keycloak implements QuarkusTestResourceLifecycleManager {

    /// Starting takes half a minute on a machine that does nothing else.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Path FOLDER = Path.of("target", "keycloak").toAbsolutePath();
    private static final Path LOG = Path.of("target", "keycloak.log");

    private static Process process;
    private static String issuer;

    @Override
    public Map<String, String> start() {
        int port = freePort();
        issuer = "http://localhost:" + port + "/realms/showdown";
        try {
            Path home = home();
            prepareRealm(home);
            process = command(home, port).start();
            awaitAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "showdown.oidc.issuer", issuer,
                "showdown.oidc.client-id", "showdown",
                "showdown.oidc.client-secret", "the-secret-of-the-tests",
                "showdown.oidc.name", "Example Org");
    }

    private static Path home() throws IOException {
        assertThat(FOLDER).as("fetched by ./showdown test").isDirectory();
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("keycloak-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void prepareRealm(Path home) throws IOException {
        Path imported = Files.createDirectories(home.resolve("data").resolve("import"));
        String realm = Files.readString(Path.of("src", "test", "resources", "keycloak", "realm.json"));
        Files.writeString(imported.resolve("realm.json"), realm.replace("BASE", Server.BASE));
    }

    private static ProcessBuilder command(Path home, int port) {
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                home.resolve("bin").resolve("kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + port);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_"));
        return builder.redirectErrorStream(true).redirectOutput(LOG.toFile());
    }

    private static void awaitAnswer() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("Keycloak does not answer:\n" + Files.readString(LOG));
            }
        }
    }

    private static boolean answers() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (IOException notYet) {
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static String issuer() {
        return issuer;
    }

    /// Where somebody comes back to who goes where Showdown has sent them, signs in there if they have not yet in this
    /// browser, and allows Showdown to know who they are if nobody has asked them before.
    public static String allow(Browser browser, String address, String user) {
        Page page = signIn(browser, address, user);
        return page.status() == 302 ? page.location() : decide(browser, page, "accept");
    }

    /// Where somebody comes back to who does not allow it.
    public static String refuse(Browser browser, String address, String user) {
        return decide(browser, signIn(browser, address, user), "cancel");
    }

    private static Page signIn(Browser browser, String address, String user) {
        Page page = follow(browser, browser.get(address));
        return page.status() == 302
                ? page
                : follow(
                        browser,
                        browser.send(page.expect(200)
                                .form("#kc-form-login")
                                .with("username", user)
                                .with("password", user + "-opens-the-door")));
    }

    private static String decide(Browser browser, Page consent, String button) {
        PageForm form = consent.expect(200).form("form").without("accept").without("cancel");
        String action = URI.create(consent.address()).resolve(form.action()).toString();
        return follow(browser, browser.send(form.at(action).with(button, "x"))).location();
    }

    /// As long as it leads to another of its own pages.
    private static Page follow(Browser browser, Page page) {
        Page now = page;
        while (now.status() == 302 && !now.location().startsWith(Server.BASE)) {
            now = browser.get(now.location());
        }
        return now;
    }

    /// Does something while the server hangs: it takes connections, and never answers.
    public static void whileItHangs(Runnable action) {
        signal("-STOP");
        try {
            action.run();
        } finally {
            signal("-CONT");
            comeBack();
        }
    }

    /// It takes a while until it has taken up where it stood.
    private static void comeBack() {
        try {
            awaitAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String name) {
        family().forEach(member -> {
            try {
                new ProcessBuilder("kill", name, String.valueOf(member.pid()))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// The script becomes the server, unless a shell keeps it as a child.
    private static List<ProcessHandle> family() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (process == null) {
            return;
        }
        for (ProcessHandle member : new ArrayDeque<>(family())) {
            member.destroy();
        }
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                family().forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
