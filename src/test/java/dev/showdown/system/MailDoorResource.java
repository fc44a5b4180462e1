package dev.showdown.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/// The program is told of a mail server behind a door, as an operator would, on a Java installation that trusts two
/// certificates: that of the server, and that of another. What else the operator sets stands with the test.
public final class MailDoorResource implements QuarkusTestResourceLifecycleManager {

    static final String ITS_OWN = "its-own";
    static final String OF_ANOTHER = "of-another";
    static final String OF_NOBODY_KNOWN = "of-nobody-known";

    private static Certificates certificates;
    private static MailDoor door;

    private Map<String, String> set = Map.of();

    static MailDoor door() {
        return door;
    }

    static Certificates certificates() {
        return certificates;
    }

    @Override
    public void init(Map<String, String> given) {
        set = given;
    }

    @Override
    public Map<String, String> start() {
        try {
            certificates = new Certificates()
                    .with(ITS_OWN, MailDoor.HOST)
                    .with(OF_ANOTHER, "mail.example.org")
                    .with(OF_NOBODY_KNOWN, MailDoor.HOST)
                    .trusting(ITS_OWN, OF_ANOTHER);
            door = new MailDoor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return door.properties(set);
    }

    @Override
    public void stop() {
        Certificates.trustAsBefore();
        door.close();
    }
}
