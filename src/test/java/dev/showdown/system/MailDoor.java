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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import jakarta.mail.MessagingException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/// A mail server, and the one way to it: open, in secret from the first byte, or in secret once that is asked for.
final class MailDoor implements Closeable {

    static final String HOST = "localhost";

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final GreenMail server;
    private final ServerSocket door;
    private volatile Usher usher = (guest, _) -> guest;

    /// How a guest is led to the server.
    private interface Usher {

        /// @return what the guest says from then on
        Socket receive(Socket guest, Socket behind) throws IOException;
    }

    MailDoor() throws IOException {
        server = new GreenMail(new ServerSetup(0, HERE.getHostAddress(), ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
        door = new ServerSocket(0, 5, HERE);
        Thread.ofVirtual().start(this::receive);
    }

    /// What the program is started with.
    ///
    /// @param more as an operator would set it, besides the address
    Map<String, String> properties(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("SHOWDOWN_SMTP_HOST", HOST);
        environment.put("SHOWDOWN_SMTP_PORT", String.valueOf(door.getLocalPort()));
        environment.put("SHOWDOWN_SMTP_FROM", "showdown@example.org");
        return new ServiceSettings(new SmallRyeConfigBuilder()
                        .withSources(new EnvConfigSource(environment, 300))
                        .build())
                .properties();
    }

    void open() {
        usher = (guest, _) -> guest;
    }

    void openInSecret(SSLContext context) {
        usher = (guest, _) -> covered(context, guest);
    }

    void openAndSecretOnRequest(SSLContext context) {
        usher = (guest, behind) -> {
            say(guest, line(behind));
            for (String asked = line(guest); !asked.toUpperCase(Locale.ROOT).startsWith("STARTTLS"); ) {
                say(guest, "250-" + HOST + "\r\n250 STARTTLS\r\n");
                asked = line(guest);
            }
            say(guest, "220 Go on\r\n");
            return covered(context, guest);
        };
    }

    private void receive() {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                Thread.ofVirtual().start(() -> lead(guest));
            } catch (IOException closed) {
                close(door);
            }
        }
    }

    private void lead(Socket guest) {
        try {
            Socket behind = new Socket(HERE, server.getSmtp().getPort());
            Socket received = usher.receive(guest, behind);
            pass(received, behind);
            pass(behind, received);
        } catch (IOException turnedAway) {
            close(guest);
        }
    }

    private static Socket covered(SSLContext context, Socket guest) throws IOException {
        SSLSocket covered = (SSLSocket) context.getSocketFactory().createSocket(guest, null, guest.getPort(), true);
        covered.setUseClientMode(false);
        return covered;
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

    private static void say(Socket to, String words) throws IOException {
        to.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    }

    /// Not a byte more than the line: what follows it may be in secret.
    private static String line(Socket from) throws IOException {
        StringBuilder line = new StringBuilder();
        while (!line.toString().endsWith("\n")) {
            int next = from.getInputStream().read();
            if (next < 0) {
                throw new IOException("They hung up after " + line);
            }
            line.append((char) next);
        }
        return line.toString();
    }

    /// The text of every letter that got there.
    List<String> arrived() {
        return Stream.of(server.getReceivedMessages())
                .map(message -> {
                    try {
                        return String.valueOf(message.getContent()).strip();
                    } catch (IOException | MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    @Override
    public void close() {
        close(door);
        server.stop();
    }

    private static void close(Closeable what) {
        try {
            what.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
