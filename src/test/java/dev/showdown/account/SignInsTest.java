package dev.showdown.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.Refused;
import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Database;
import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Between the two halves of a sign-in.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SignInsTest {

    @Inject
    Accounts accounts;

    @Inject
    SignIns signIns;

    @Inject
    People people;

    @Inject
    Seals seals;

    @Inject
    Database database;

    @Inject
    Clock clock;

    private String step(Instant ends) {
        String text = String.join(
                "|", new UUID(1, 2).toString(), "1", String.valueOf(ends.getEpochSecond()), "false", "Firefox");
        return seals.seal("sign-in", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_first_half_ends_when_its_time_is_over() {
        Instant now = clock.instant();
        assertThat(signIns.account(step(now.plusSeconds(60)))).isEqualTo(new UUID(1, 2));
        assertThatThrownBy(() -> signIns.account(step(now)))
                .isInstanceOf(Refused.Gone.class)
                .hasMessageContaining("time to enter the code is over");
        assertThatThrownBy(() -> signIns.finish(step(now), "000000")).isInstanceOf(Refused.Gone.class);
    }

    @Test
    void a_password_that_changes_while_somebody_signs_in_with_it_lets_nobody_in() {
        Member ann = accounts.member("Ann");
        SignIns.Outcome outcome = database.overtaken(
                () -> signIns.signIn(ann.email(), Accounts.PASSWORD, new Sessions.Manner(false, "Firefox")),
                "update account set credential = credential + 1 where email = ?",
                ann.email());
        assertThat(outcome).isInstanceOf(SignIns.Wrong.class);
    }

    @Test
    void a_second_factor_that_is_set_while_somebody_signs_in_without_lets_nobody_in() {
        Member ann = accounts.member("Ann");
        People.Known known = people.known(ann.email());
        Sessions.Manner manner = new Sessions.Manner(false, "Firefox");
        assertThat(people.enter(known.id().orElseThrow(), known.credential(), manner))
                .isPresent();
        accounts.telephone(ann);
        assertThat(people.enter(known.id().orElseThrow(), known.credential(), manner))
                .isEmpty();
    }

    @Test
    void that_is_ten_minutes() {
        Member ann = accounts.member("Ann");
        accounts.telephone(ann);
        Instant before = clock.instant();
        SignIns.Outcome outcome = signIns.signIn(ann.email(), Accounts.PASSWORD, new Sessions.Manner(false, "Firefox"));
        Instant after = clock.instant();
        assertThat(outcome).isInstanceOfSatisfying(SignIns.CodeNeeded.class, needed -> {
            String text = seals.open("sign-in", needed.step())
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElseThrow();
            Duration life = Duration.ofMinutes(10);
            assertThat(Long.parseLong(text.split("\\|")[2]))
                    .isBetween(
                            before.plus(life).getEpochSecond(), after.plus(life).getEpochSecond());
        });
    }
}
