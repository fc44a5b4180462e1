package dev.showdown.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.showdown.Refused;

/**
 * In with a password, and a code where one is asked for. Passwords are checked outside of any transaction: many that
 * try at once wait for each other, and nobody else waits for a connection with them.
 */
@ApplicationScoped
public class SignIns {

    /** How long somebody may look for their telephone. */
    private static final Duration STEP_LIFE = Duration.ofMinutes(10);

    private static final String PURPOSE = "sign-in";
    private static final String SEPARATOR = "|";
    private static final int PARTS = 5;

    private final People people;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Seals seals;
    private final Clock clock;

    SignIns(People people, Passwords passwords, SecondFactors factors, Seals seals, Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.factors = factors;
        this.seals = seals;
        this.clock = clock;
    }

    /** What came of an attempt. */
    public sealed interface Outcome {}

    /** Address and password do not belong together; whether there is such an account is not said. */
    public record Wrong() implements Outcome {}

    /** Somebody is in. */
    public record In(Sessions.Started session) implements Outcome {}

    /**
     * The password was right, and a code is asked for.
     *
     * @param step proves the first half; good for ten minutes, and until the password changes
     */
    public record CodeNeeded(String step) implements Outcome {}

    /** Refusing takes the same time and the same questions to the database, whether there is such an account or not. */
    public Outcome signIn(String email, String password, Sessions.Manner manner) {
        People.Known known = people.known(email);
        if (!passwords.isRight(known.hash(), password) || known.id().isEmpty()) {
            return new Wrong();
        }
        UUID account = known.id().get();
        if (factors.isOn(account)) {
            return new CodeNeeded(step(account, known.credential(), manner));
        }
        return people.enter(account, known.credential(), manner)
                .<Outcome>map(In::new)
                .orElseGet(Wrong::new);
    }

    private String step(UUID account, int credential, Sessions.Manner manner) {
        long ends = clock.instant().plus(STEP_LIFE).getEpochSecond();
        String text = String.join(
                SEPARATOR,
                account.toString(),
                String.valueOf(credential),
                String.valueOf(ends),
                String.valueOf(manner.kept()),
                manner.browser());
        return seals.seal(PURPOSE, text.getBytes(StandardCharsets.UTF_8));
    }

    private record Step(UUID account, int credential, Sessions.Manner manner) {}

    private Step open(String step) {
        return seals.open(PURPOSE, step)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).split("\\|", PARTS))
                .filter(parts -> Instant.ofEpochSecond(Long.parseLong(parts[2])).isAfter(clock.instant()))
                .map(parts -> new Step(
                        UUID.fromString(parts[0]),
                        Integer.parseInt(parts[1]),
                        new Sessions.Manner(Boolean.parseBoolean(parts[3]), parts[4])))
                .orElseThrow(SignIns::tooLate);
    }

    private static Refused tooLate() {
        return new Refused.Gone("The time to enter the code is over, or the account was changed. Sign in again.");
    }

    /** Whose password was right: their attempts are counted together. */
    public UUID account(String step) {
        return open(step).account();
    }

    /** The second half. */
    public Sessions.Started finish(String step, String code) {
        Step first = open(step);
        factors.accept(first.account(), code);
        Optional<Sessions.Started> in = people.enter(first.account(), first.credential(), first.manner());
        return in.orElseThrow(SignIns::tooLate);
    }
}
