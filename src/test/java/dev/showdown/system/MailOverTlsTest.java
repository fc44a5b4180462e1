package dev.showdown.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A mail server that is spoken to in secret from the first byte, and others that stand where it should be.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(MailOverTlsTest.SecretServer.class)
class MailOverTlsTest {

    private static Certificates certificates;
    private static MailDoor door;

    /// Set as an operator would, on a Java installation that trusts two certificates.
    public static final class SecretServer implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            try {
                certificates = new Certificates()
                        .with("its-own", MailDoor.HOST)
                        .with("of-another", "mail.example.org")
                        .with("of-nobody-known", MailDoor.HOST)
                        .trusting("its-own", "of-another");
                door = new MailDoor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return door.properties(Map.of("SHOWDOWN_SMTP_TLS", "tls"));
        }

        @Override
        public void stop() {
            Certificates.trustAsBefore();
            door.close();
        }
    }

    @Inject
    Mailer mailer;

    private void sendTo(String certificate) {
        door.openInSecret(certificates.showing(certificate));
        mailer.send(Mail.withText("ada@example.org", "A link", certificate));
    }

    @Test
    void a_letter_goes_to_the_server_that_is_trusted_under_this_name_and_to_no_other() {
        assertThatThrownBy(() -> sendTo("of-nobody-known")).hasStackTraceContaining("PKIX path");
        assertThatThrownBy(() -> sendTo("of-another")).hasStackTraceContaining("name matching " + MailDoor.HOST);
        assertThat(door.arrived()).isEmpty();
        sendTo("its-own");
        assertThat(door.arrived()).containsExactly("its-own");
    }
}
