package dev.showdown.system;

import jakarta.inject.Inject;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
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
@WithTestResource(MailDoorResource.class)
class MailSecrecyTest {

    @Inject
    Mailer mailer;

    private void send(String words) {
        mailer.send(Mail.withText("ada@example.org", "A link", words));
    }

    private void agreeToSecrecy(String certificate) {
        MailDoorResource.door()
                .openAndSecretOnRequest(MailDoorResource.certificates().showing(certificate));
    }

    @Test
    void no_letter_goes_to_a_server_where_others_could_read_it_on_the_way() {
        MailDoorResource.door().open();
        assertThatThrownBy(() -> send("In the open")).hasMessageContaining("TLS");
        assertThat(MailDoorResource.door().arrived()).doesNotContain("In the open");
    }

    @Test
    void a_letter_goes_to_a_server_that_agrees_to_secrecy_and_is_trusted() {
        agreeToSecrecy(MailDoorResource.OF_NOBODY_KNOWN);
        assertThatThrownBy(() -> send("To anybody")).hasStackTraceContaining("PKIX path");
        agreeToSecrecy(MailDoorResource.ITS_OWN);
        send("In secret");
        assertThat(MailDoorResource.door().arrived()).contains("In secret").doesNotContain("To anybody");
    }
}
