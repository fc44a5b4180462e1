package dev.showdown.system;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Database;
import dev.showdown.support.Instance;
import dev.showdown.support.Mailbox;
import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;

/// What an operator does for somebody who has lost telephone and recovery codes.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SecondFactorCommandTest {

    private static final Map<String, String> EMBEDDED = Map.of(
            "SHOWDOWN_DATA", Path.of("target", "test-database").toAbsolutePath().toString());

    @TempDir
    static Path folder;

    @Inject
    Accounts accounts;

    @Inject
    Mailbox mailbox;

    @Inject
    Database database;

    private Member guarded() {
        Member ann = accounts.member("Ann");
        accounts.telephone(ann);
        return ann;
    }

    private static List<String> command(Map<String, String> environment, String typed, String... arguments) {
        return Instance.answering(Instance.jar(), environment, typed, arguments);
    }

    private long factors(Member member) {
        return database.count(
                "select count(*) from second_factor f join account a on a.id = f.account_id where a.email = ?",
                member.email());
    }

    @Test
    void beside_an_application_that_runs_on_the_folder_it_asks_and_takes_it_away() {
        Member ann = guarded();
        List<Object> before = mailbox.kinds(ann.email());
        assertThat(command(EMBEDDED, "no\n", "remove-second-factor", ann.email()))
                .anyMatch(said -> said.contains("This is the account of Ann, " + ann.email()))
                .anyMatch(said -> said.contains("showdown: Nothing was changed."))
                .endsWith("1");
        assertThat(factors(ann)).isOne();
        ann.browser().get("/account").expect(200);
        assertThat(command(EMBEDDED, "Yes\n", "remove-second-factor", ann.email()))
                .anyMatch(said -> said.contains("The second factor of " + ann.email() + " is off"))
                .endsWith("0");
        assertThat(factors(ann)).isZero();
        ann.browser().get("/account").expect(303);
        accounts.signIn(ann.email(), Accounts.PASSWORD).get("/account").expect(200);
        assertThat(mailbox.kinds(ann.email())).hasSize(before.size() + 1).endsWith("changed");
        assertThat(database.text("select words from letter where address = ? order by id desc limit 1", ann.email()))
                .isEqualTo("The second factor|switched off by whoever runs the service");
        assertThat(database.rows(
                        "select actor_kind, actor_id, actor_name, address, detail, target_name from audit_event e"
                                + " where action = 'second.factor.removed'"
                                + " and target_id = (select id from account where email = ?)",
                        ann.email()))
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("actor_kind", "system")
                        .containsEntry("actor_id", null)
                        .containsEntry("actor_name", "")
                        .containsEntry("address", "")
                        .containsEntry("detail", "by whoever runs the service")
                        .containsEntry("target_name", "Ann"));
    }

    @Test
    void on_an_own_database_it_works_with_what_the_application_is_started_with() {
        Member ann = guarded();
        Map<String, String> own = new HashMap<>(Instance.ofTheTests());
        own.put("SHOWDOWN_BASE_URL", "https://showdown.example.org");
        assertThat(command(own, "", "remove-second-factor", "--yes", ann.email().toUpperCase(Locale.ROOT)))
                .noneMatch(said -> said.contains("Type yes"))
                .endsWith("0");
        assertThat(factors(ann)).isZero();
        assertThat(command(own, "", "remove-second-factor", Accounts.freshEmail(), "--yes"))
                .anyMatch(said -> said.contains("showdown: There is no account with this address."))
                .endsWith("1");
    }

    @Test
    void on_a_folder_that_nobody_runs_on_it_starts_the_database_and_stops_it() {
        Member ann = guarded();
        String file = folder.resolve("work.backup").toString();
        Path data = folder.resolve("data");
        Map<String, String> elsewhere = Map.of("SHOWDOWN_DATA", data.toString());
        assertThat(command(EMBEDDED, "", "backup", file)).endsWith("0");
        assertThat(command(elsewhere, "", "restore", file)).endsWith("0");
        assertThat(command(elsewhere, "", "remove-second-factor", ann.email(), "--yes"))
                .anyMatch(said -> said.contains("is off"))
                .endsWith("0");
        assertThat(command(elsewhere, "", "remove-second-factor", ann.email(), "--yes"))
                .anyMatch(said -> said.contains("showdown: The account of " + ann.email() + " has no second factor."))
                .endsWith("1");
        assertThat(factors(ann)).isOne();
    }

    @Test
    void what_cannot_be_done_is_said_before_anything_starts() {
        assertThat(SecondFactorCommand.isWhole("remove-second-factor", "--yes", "ann@example.org"))
                .isTrue();
        assertThat(SecondFactorCommand.isWhole("remove-second-factor", "--yes")).isFalse();
        assertThat(SecondFactorCommand.isWhole("remove-second-factor", "ann")).isFalse();
        assertThat(SecondFactorCommand.isWhole("remove-second-factor", "--no", "a@example.org"))
                .isFalse();
        assertThat(command(EMBEDDED, "", "remove-second-factor", "a@example.org", "b@example.org"))
                .containsExactly("showdown: Name the e-mail address of one account: remove-second-factor EMAIL.", "2");
        Path empty = folder.resolve("nothing");
        assertThat(command(
                        Map.of("SHOWDOWN_DATA", empty.toString()),
                        "",
                        "remove-second-factor",
                        "a@example.org",
                        "--yes"))
                .containsExactly(
                        "showdown: The folder " + empty + " holds no database; name the data folder with --data.", "1");
        assertThat(empty).doesNotExist();
    }
}
