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

/// An operator who names a mail server, and nothing about secrecy; and a server that knows none, or somebody on the way
/// to it who pretends so.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(MailSecrecyTest.AnyServer.class)
class MailSecrecyTest {

    private static Certificates certificates;
    private static MailDoor door;

    /// Set as an operator would, on a Java installation that trusts one certificate.
    public static final class AnyServer implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            try {
                certificates = new Certificates()
                        .with("its-own", MailDoor.HOST)
                        .with("of-nobody-known", MailDoor.HOST)
                        .trusting("its-own");
                door = new MailDoor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return door.properties(Map.of());
        }

        @Override
        public void stop() {
            Certificates.trustAsBefore();
            door.close();
        }
    }

    @Inject
    Mailer mailer;

    private void send(String words) {
        mailer.send(Mail.withText("ada@example.org", "A link", words));
    }

    @Test
    void no_letter_goes_to_a_server_where_others_could_read_it_on_the_way() {
        door.open();
        assertThatThrownBy(() -> send("In the open")).hasMessageContaining("TLS");
        assertThat(door.arrived()).doesNotContain("In the open");
    }

    @Test
    void a_letter_goes_to_a_server_that_agrees_to_secrecy_and_is_trusted() {
        door.openAndSecretOnRequest(certificates.showing("of-nobody-known"));
        assertThatThrownBy(() -> send("To anybody")).hasStackTraceContaining("PKIX path");
        door.openAndSecretOnRequest(certificates.showing("its-own"));
        send("In secret");
        assertThat(door.arrived()).contains("In secret").doesNotContain("To anybody");
    }
}
