package dev.showdown.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import static org.assertj.core.api.Assertions.assertThat;

/// A mail server inside the tests: what is sent to it comes out as somebody would read it. It can be down for a while.
public final class SmtpServer implements QuarkusTestResourceLifecycleManager {

    private static final long PATIENCE = 20_000;
    private static final String SENDER = "showdown@example.org";
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    private static GreenMail server;
    private static ServerSetup setup;

    /// A letter as it arrived.
    ///
    /// @param text the plain text in it
    /// @param html the other way to write it; empty when there is none
    public record Mail(String from, List<String> to, String subject, String text, String html) {

        /// Every address in the text, in its order.
        public List<String> links() {
            return LINK.matcher(text).results().map(MatchResult::group).toList();
        }

        /// The path of the one link of ours.
        public String path() {
            List<String> ours = links().stream()
                    .filter(link -> link.startsWith(Server.BASE))
                    .toList();
            assertThat(ours).as(text).hasSize(1);
            return ours.getFirst().substring(Server.BASE.length());
        }
    }

    @Override
    public Map<String, String> start() {
        setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort();
        server = new GreenMail(setup);
        server.start();
        int port = server.getSmtp().getPort();
        setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        return Map.of(
                "showdown.smtp.host", "127.0.0.1",
                "showdown.smtp.from", SENDER,
                "quarkus.mailer.mock", "false",
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", String.valueOf(port),
                "quarkus.mailer.from", SENDER,
                "quarkus.mailer.tls", "false",
                "quarkus.mailer.start-tls", "DISABLED");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /// The mail to somebody, once there is as much of it: the oldest first.
    public static List<Mail> await(String address, int count) {
        long end = System.nanoTime() + PATIENCE * 1_000_000;
        while (to(address).size() < count && System.nanoTime() < end) {
            server.waitForIncomingEmail(200, server.getReceivedMessages().length + 1);
        }
        List<Mail> mail = to(address);
        assertThat(mail).as("mail to " + address).hasSize(count);
        return mail;
    }

    /// The one letter to somebody.
    public static Mail one(String address) {
        return await(address, 1).getFirst();
    }

    /// What has arrived for somebody so far.
    public static List<Mail> to(String address) {
        return all().stream().filter(mail -> mail.to().contains(address)).toList();
    }

    public static List<Mail> all() {
        return Arrays.stream(server.getReceivedMessages()).map(SmtpServer::read).toList();
    }

    public static void forget() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Does something while nobody takes mail. What came before is forgotten.
    public static void whileItIsDown(Runnable action) {
        server.stop();
        try {
            action.run();
        } finally {
            server = new GreenMail(setup);
            server.start();
        }
    }

    private static Mail read(MimeMessage message) {
        try {
            List<String> texts = parts(message, "text/plain");
            List<String> html = parts(message, "text/html");
            return new Mail(
                    String.valueOf(message.getFrom()[0]),
                    Stream.of(message.getRecipients(Message.RecipientType.TO))
                            .map(String::valueOf)
                            .toList(),
                    message.getSubject(),
                    String.join("\n", texts).replace("\r\n", "\n"),
                    String.join("\n", html).replace("\r\n", "\n"));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> parts(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return List.of(String.valueOf(part.getContent()));
        }
        List<String> found = new ArrayList<>();
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                found.addAll(parts(several.getBodyPart(i), type));
            }
        }
        return found;
    }
}
