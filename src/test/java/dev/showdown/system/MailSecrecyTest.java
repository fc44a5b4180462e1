package dev.showdown.system;

import java.util.Map;

import jakarta.inject.Inject;

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

/// An operator who names a mail server, and nothing about secrecy; and a server that knows none, or somebody on the way
/// to it who pretends so.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(MailSecrecyTest.OpenServer.class)
class MailSecrecyTest {

    private static GreenMail server;

    /// Set as an operator would.
    public static final class OpenServer implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
            server.start();
            Map<String, String> environment = Map.of(
                    "SHOWDOWN_SMTP_HOST",
                    "127.0.0.1",
                    "SHOWDOWN_SMTP_PORT",
                    String.valueOf(server.getSmtp().getPort()),
                    "SHOWDOWN_SMTP_FROM",
                    "showdown@example.org");
            return new ServiceSettings(new SmallRyeConfigBuilder()
                            .withSources(new EnvConfigSource(environment, 300))
                            .build())
                    .properties();
        }

        @Override
        public void stop() {
            server.stop();
        }
    }

    @Inject
    Mailer mailer;

    @Test
    void no_letter_goes_to_a_server_where_others_could_read_it_on_the_way() {
        assertThatThrownBy(() -> mailer.send(Mail.withText("ada@example.org", "A link", "Words")))
                .hasMessageContaining("TLS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }
}
