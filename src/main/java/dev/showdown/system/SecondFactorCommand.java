package dev.showdown.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.Dependent;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;

import dev.showdown.Refused;
import dev.showdown.account.Person;
import dev.showdown.account.SecondFactors;

/**
 * {@code remove-second-factor EMAIL}, for somebody who has lost telephone and recovery codes: the application without
 * its pages, beside one that serves them or not. It ends with 0 when the second factor is off, 1 when nothing was
 * changed, with the reason, and 2 when it was called in a way it does not know.
 */
@Dependent
@Unremovable
class SecondFactorCommand implements QuarkusApplication {

    static final String NAME = "remove-second-factor";

    /** Nothing is served, nothing done beside what is asked for, and nothing said but that and errors. */
    static final Map<String, String> PROPERTIES = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.scheduler.enabled", "false",
            "quarkus.banner.enabled", "false",
            "quarkus.log.level", "WARN",
            "quarkus.log.console.stderr", "true");

    private static final String SURE = "--yes";

    private final SecondFactors factors;

    SecondFactorCommand(SecondFactors factors) {
        this.factors = factors;
    }

    static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    static boolean isWhole(String... arguments) {
        List<String> addresses = addresses(arguments).toList();
        return addresses.size() == 1 && addresses.getFirst().contains("@");
    }

    private static Stream<String> addresses(String... arguments) {
        return Arrays.stream(arguments).skip(1).filter(argument -> !argument.equals(SURE));
    }

    static int explain() {
        System.err.println("showdown: Name the e-mail address of one account: " + NAME + " EMAIL.");
        return 2;
    }

    @Override
    public int run(String... arguments) {
        try {
            Person person = factors.guarded(addresses(arguments).findFirst().orElseThrow());
            if (!List.of(arguments).contains(SURE) && !isConfirmed(person)) {
                System.err.println("showdown: Nothing was changed.");
                return 1;
            }
            factors.takeAway(person);
            System.out.printf(
                    "The second factor of %s is off, and every session of theirs has ended.%n"
                            + "A letter that tells them so goes out with the next that Showdown sends.%n",
                    person.email());
            return 0;
        } catch (Refused e) {
            System.err.println("showdown: " + e.getMessage());
            return 1;
        }
    }

    private static boolean isConfirmed(Person person) {
        System.out.printf(
                "This is the account of %s, %s. From then on the password alone opens it.%n"
                        + "Be sure that it is they who ask. Switch their second factor off? Type yes: ",
                person.name(), person.email());
        System.out.flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return answer != null && answer.strip().equalsIgnoreCase("yes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
