package dev.showdown.system;

import jakarta.inject.Inject;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A mail server that is spoken to in secret from the first byte, and others that stand where it should be.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = MailDoorResource.class, initArgs = @ResourceArg(name = "SHOWDOWN_SMTP_TLS", value = "tls"))
class MailOverTlsTest {

    @Inject
    Mailer mailer;

    private void sendTo(String certificate) {
        MailDoorResource.door().openInSecret(MailDoorResource.certificates().showing(certificate));
        mailer.send(Mail.withText("ada@example.org", "A link", certificate));
    }

    @Test
    void a_letter_goes_to_the_server_that_is_trusted_under_this_name_and_to_no_other() {
        assertThatThrownBy(() -> sendTo(MailDoorResource.OF_NOBODY_KNOWN)).hasStackTraceContaining("PKIX path");
        assertThatThrownBy(() -> sendTo(MailDoorResource.OF_ANOTHER))
                .hasStackTraceContaining("name matching " + MailDoor.HOST);
        assertThat(MailDoorResource.door().arrived()).isEmpty();
        sendTo(MailDoorResource.ITS_OWN);
        assertThat(MailDoorResource.door().arrived()).containsExactly(MailDoorResource.ITS_OWN);
    }
}
