package dev.showdown.system;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A mail server that is spoken to in secret, and others that stand where it should be.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(MailOverTlsTest.SecretServer.class)
class MailOverTlsTest {

    private static final String HOST = "localhost";
    private static final String PASSWORD = "of-the-tests";
    private static final String TRUSTED = "javax.net.ssl.trustStore";
    private static final String TRUSTED_PASSWORD = "javax.net.ssl.trustStorePassword";

    private static Path folder;
    private static GreenMail server;
    private static ServerSocket door;

    /// Set as an operator would, on a Java installation that trusts two certificates.
    public static final class SecretServer implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            try {
                folder = Files.createTempDirectory("certificates");
                certify("its-own", HOST);
                certify("of-another", "mail.example.org");
                certify("of-nobody-known", HOST);
                trust("its-own", "of-another");
                System.setProperty(TRUSTED, file("trusted").toString());
                System.setProperty(TRUSTED_PASSWORD, PASSWORD);
                server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
                server.start();
                open("its-own", 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Map<String, String> environment = Map.of(
                    "SHOWDOWN_SMTP_HOST",
                    HOST,
                    "SHOWDOWN_SMTP_PORT",
                    String.valueOf(door.getLocalPort()),
                    "SHOWDOWN_SMTP_TLS",
                    "tls",
                    "SHOWDOWN_SMTP_FROM",
                    "showdown@example.org");
            return new ServiceSettings(new SmallRyeConfigBuilder()
                            .withSources(new EnvConfigSource(environment, 300))
                            .build())
                    .properties();
        }

        @Override
        public void stop() {
            System.clearProperty(TRUSTED);
            System.clearProperty(TRUSTED_PASSWORD);
            close(door);
            server.stop();
        }
    }

    @Inject
    Mailer mailer;

    private static Path file(String name) {
        return folder.resolve(name + ".p12");
    }

    private static void certify(String name, String host) {
        keytool(file(name), name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host);
    }

    private static void trust(String... names) {
        for (String name : names) {
            String certificate = folder.resolve(name + ".cer").toString();
            keytool(file(name), name, "-exportcert", "-file", certificate);
            keytool(file("trusted"), name, "-importcert", "-noprompt", "-file", certificate);
        }
    }

    private static void keytool(Path store, String alias, String... words) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> line = new ArrayList<>(List.of(tool.toString()));
        line.addAll(List.of(words));
        line.addAll(List.of("-alias", alias, "-keystore", store.toString(), "-storepass", PASSWORD));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The one way to the server, with a certificate to show.
    private static void open(String certificate, int port) throws IOException {
        door = context(certificate)
                .getServerSocketFactory()
                .createServerSocket(port, 5, InetAddress.getLoopbackAddress());
        ServerSocket opened = door;
        Thread.ofVirtual().start(() -> {
            while (!opened.isClosed()) {
                try {
                    lead(opened.accept());
                } catch (IOException closed) {
                    close(opened);
                }
            }
        });
    }

    private static SSLContext context(String certificate) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(file(certificate).toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lead(Socket guest) throws IOException {
        Socket behind =
                new Socket(InetAddress.getLoopbackAddress(), server.getSmtp().getPort());
        pass(guest, behind);
        pass(behind, guest);
    }

    private static void pass(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to;
                    InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException hungUp) {
                close(from);
            }
        });
    }

    private static void close(Closeable what) {
        try {
            what.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendTo(String certificate) throws IOException {
        int port = door.getLocalPort();
        close(door);
        open(certificate, port);
        mailer.send(Mail.withText("ada@example.org", "A link", certificate));
    }

    private static List<String> arrived() {
        return List.of(server.getReceivedMessages()).stream()
                .map(message -> {
                    try {
                        return String.valueOf(message.getContent()).strip();
                    } catch (IOException | MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    @Test
    void a_letter_goes_to_the_server_that_is_trusted_under_this_name_and_to_no_other() throws IOException {
        assertThatThrownBy(() -> sendTo("of-nobody-known")).hasStackTraceContaining("PKIX path");
        assertThatThrownBy(() -> sendTo("of-another")).hasStackTraceContaining("name matching " + HOST);
        assertThat(arrived()).isEmpty();
        sendTo("its-own");
        assertThat(arrived()).containsExactly("its-own");
    }
}
