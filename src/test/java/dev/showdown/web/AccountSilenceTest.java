package dev.showdown.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Mailbox;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;

/// Nobody learns from an answer who has an account, and nobody may guess for long.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AccountSilenceTest {

    private static final String WRONG = "nothing like it at all";

    @Inject
    Accounts accounts;

    @Inject
    Mailbox mailbox;

    @Inject
    Database database;

    @Inject
    SessionFactory factory;

    @Inject
    ObjectMapper json;

    @AfterEach
    void forget() {
        database.change("delete from rate_limit");
    }

    /// @param statements that it cost
    private record Answer(int status, String page, Map<String, String> headers, long statements) {}

    private Answer ask(String path, String email, String password) {
        Browser browser = new Browser();
        PageForm form = browser.get(path).form("form[action=" + path + "]").with("email", email);
        if (!password.isEmpty()) {
            form.with("password", password);
        }
        factory.getStatistics().clear();
        Page page = browser.send(form);
        long statements = factory.getStatistics().getPrepareStatementCount();
        assertThat(browser.cookies()).isEmpty();
        return new Answer(
                page.status(),
                page.source().replace(email, "ADDRESS"),
                Map.of("type", page.header("Content-Type"), "limit", page.header("RateLimit-Policy")),
                statements);
    }

    private void sameForKnownAndUnknown(String path, String password) {
        List<String> known = IntStream.range(0, 3)
                .mapToObj(at -> accounts.member("Member " + at).email())
                .toList();
        List<String> unknown =
                IntStream.range(0, 3).mapToObj(_ -> Accounts.freshEmail()).toList();
        database.change("delete from rate_limit");
        Answer first = ask(path, known.getFirst(), password);
        for (String email : known) {
            assertThat(ask(path, email, password)).isEqualTo(first);
        }
        for (String email : unknown) {
            assertThat(ask(path, email, password)).isEqualTo(first);
        }
        assertThat(ask(path, known.getFirst().toUpperCase(java.util.Locale.ROOT), password))
                .isEqualTo(first);
    }

    @Test
    void signing_in_answers_alike_whether_there_is_an_account_or_not() {
        sameForKnownAndUnknown("/sign-in", WRONG);
    }

    @Test
    void signing_up_answers_alike_whether_there_is_an_account_or_not() {
        sameForKnownAndUnknown("/sign-up", "");
    }

    @Test
    void a_forgotten_password_is_answered_alike_whether_there_is_an_account_or_not() {
        sameForKnownAndUnknown("/reset", "");
    }

    @Test
    void only_whoever_reads_the_mail_learns_it() {
        Member ann = accounts.member("Ann");
        String nobody = Accounts.freshEmail();
        for (String email : List.of(ann.email(), nobody)) {
            ask("/sign-up", email, "");
            ask("/reset", email, "");
        }
        assertThat(mailbox.kinds(ann.email())).containsExactly("sign-up", "known", "reset");
        assertThat(mailbox.kinds(nobody)).containsExactly("sign-up", "unknown");
        assertThat(database.column("select kind from letter where address = ? and token_hash is not null", nobody))
                .containsExactly("sign-up");
    }

    private void want(Member member, String email) {
        member.browser()
                .send(member.browser()
                        .get("/account")
                        .form("form[action=/account/address]")
                        .with("current", Accounts.PASSWORD)
                        .with("email", email))
                .expect(303);
    }

    @Test
    void whoever_wants_an_address_does_not_learn_from_their_own_data_that_it_is_taken() throws Exception {
        Member ann = accounts.member("Ann");
        String taken = accounts.member("Ben").email();
        String free = Accounts.freshEmail();
        want(ann, taken);
        want(ann, free);
        assertThat(mailbox.kinds(taken)).contains("taken");
        assertThat(mailbox.kinds(free)).containsExactly("new-address");
        JsonNode letters =
                json.readTree(ann.browser().get("/account/export").source()).at("/letters");
        assertThat(letters).hasSize(2);
        for (String field : List.of("kind", "sentAt", "usedAt")) {
            assertThat(letters.at("/0/" + field)).as(field).isEqualTo(letters.at("/1/" + field));
        }
        assertThat(Set.copyOf(letters.findValuesAsText("address"))).containsExactlyInAnyOrder(taken, free);
    }

    private Page attempt(Browser browser, String email, String password) {
        return browser.send(PageForm.to("/sign-in").with("email", email).with("password", password));
    }

    @Test
    void ten_attempts_at_an_account_are_allowed_in_a_quarter_of_an_hour() {
        Member ann = accounts.member("Ann");
        for (int i = 0; i < 10; i++) {
            attempt(new Browser(), i % 2 == 0 ? ann.email() : ann.email().toUpperCase(java.util.Locale.ROOT), WRONG)
                    .expect(422);
        }
        Page stopped = attempt(new Browser(), ann.email(), Accounts.PASSWORD).expectError(429);
        assertThat(Integer.parseInt(stopped.header("Retry-After"))).isBetween(1, 900);
        Page forged = attempt(
                new Browser()
                        .with("X-Forwarded-For", "203.0.113.9")
                        .with("Forwarded", "for=203.0.113.9")
                        .with("X-Real-IP", "203.0.113.9"),
                ann.email(),
                Accounts.PASSWORD);
        forged.expectError(429);
        Member ben = accounts.member("Ben");
        attempt(new Browser(), ben.email(), Accounts.PASSWORD).expect(303);
        elapse("sign-ins-here", 901);
        attempt(new Browser(), ann.email(), Accounts.PASSWORD).expect(303);
    }

    private void elapse(String bucket, int seconds) {
        database.change(
                "update rate_limit set window_start = window_start - make_interval(secs => ?) where bucket = ?",
                seconds,
                bucket);
    }

    /// As many attempts on this account as other addresses have made.
    private void attacked(int attempts) {
        assertThat(database.change(
                        "update rate_limit set used = used + ? where bucket = 'sign-ins-of-account'", attempts))
                .isOne();
    }

    @Test
    void an_attack_from_many_addresses_slows_each_and_locks_nobody_out() {
        Member ann = accounts.member("Ann");
        attempt(new Browser(), ann.email(), WRONG).expect(422);
        attacked(1_000);
        attempt(new Browser(), ann.email(), Accounts.PASSWORD).expect(303);
        database.change("delete from rate_limit where bucket = 'sign-ins-here'");
        for (int i = 0; i < 3; i++) {
            attempt(new Browser(), ann.email(), WRONG).expect(422);
        }
        attempt(new Browser(), ann.email(), WRONG).expectError(429);
    }

    /// A thousand attempts on a hundred accounts from ten addresses: what is accepted is what SECURITY.md says.
    @Test
    void one_address_has_so_many_attempts_on_all_accounts_together() {
        forget();
        attempt(new Browser(), Accounts.freshEmail(), WRONG).expect(422);
        assertThat(database.rows("select bucket, used from rate_limit order by bucket"))
                .containsExactly(
                        Map.of("bucket", "sign-ins", "used", 1L),
                        Map.of("bucket", "sign-ins-here", "used", 1L),
                        Map.of("bucket", "sign-ins-of-account", "used", 1L));
        database.change("update rate_limit set used = 1000000 where bucket = 'sign-ins'");
        attempt(new Browser(), Accounts.freshEmail(), WRONG).expectError(429);
    }

    @Test
    void letters_to_one_address_are_limited_and_counted_alike_for_all() {
        for (String way : List.of("/reset", "/sign-up")) {
            String email = Accounts.freshEmail();
            PageForm form = PageForm.to(way).with("email", email);
            for (int i = 0; i < 5; i++) {
                new Browser().send(form).expect(200);
            }
            Page stopped = new Browser().send(form).expectError(429);
            assertThat(Integer.parseInt(stopped.header("Retry-After"))).isBetween(1, 3_600);
            assertThat(mailbox.kinds(email)).hasSize(5);
            new Browser()
                    .send(PageForm.to(way).with("email", Accounts.freshEmail()))
                    .expect(200);
        }
    }

    @Test
    void letters_to_sign_up_use_up_none_of_those_to_get_back_in() {
        Member ann = accounts.member("Ann");
        PageForm again = PageForm.to("/sign-up").with("email", ann.email());
        // The first was the one with which Ann signed up.
        for (int i = 1; i < 5; i++) {
            new Browser().send(again).expect(200);
        }
        new Browser().send(again).expectError(429);
        assertThat(accounts.resetLink(ann)).contains("/reset/");
    }

    @Test
    void one_network_has_so_many_letters_of_all_kinds_together() {
        forget();
        new Browser()
                .send(PageForm.to("/sign-up").with("email", Accounts.freshEmail()))
                .expect(200);
        new Browser()
                .send(PageForm.to("/reset").with("email", Accounts.freshEmail()))
                .expect(200);
        assertThat(database.rows("select bucket, used from rate_limit order by bucket"))
                .containsExactly(
                        Map.of("bucket", "letters", "used", 2L),
                        Map.of("bucket", "reset-letters-to", "used", 1L),
                        Map.of("bucket", "sign-up-letters-to", "used", 1L));
        database.change("update rate_limit set used = 1000000 where bucket = 'letters'");
        for (String way : List.of("/reset", "/sign-up")) {
            new Browser()
                    .send(PageForm.to(way).with("email", Accounts.freshEmail()))
                    .expectError(429);
        }
    }

    @Test
    void nobody_with_an_account_uses_up_the_letters_that_somebody_else_needs() {
        Member ann = accounts.member("Ann");
        String email = Accounts.freshEmail();
        PageForm invitation = ann.browser()
                .get(ann.workspace() + "/members")
                .form("form[action$=/invitations]")
                .with("email", email)
                .with("role", "nothing");
        for (int i = 0; i < 5; i++) {
            ann.browser().send(invitation).expect(422);
        }
        ann.browser().send(invitation).expectError(429);
        ann.browser()
                .send(ann.browser()
                        .get("/account")
                        .form("form[action=/account/address]")
                        .with("current", WRONG)
                        .with("email", email))
                .expectError(429);
        new Browser().send(PageForm.to("/sign-up").with("email", email)).expect(200);
        assertThat(mailbox.kinds(email)).containsExactly("sign-up");
    }

    @Test
    void guessing_the_password_of_an_open_session_is_limited_as_at_the_door() {
        Member ann = accounts.member("Ann");
        PageForm form = ann.browser()
                .get("/account")
                .form("form[action=/account/password]")
                .with("current", WRONG)
                .with("password", "an entirely new phrase");
        for (int i = 0; i < 10; i++) {
            ann.browser().send(form).expect(422);
        }
        ann.browser().send(form.with("current", Accounts.PASSWORD)).expectError(429);
        Map.of("/account", "/account/address", "/account/second-factor", "", "/account/deletion", "")
                .forEach((page, action) -> {
                    PageForm other = ann.browser()
                            .get(page)
                            .form("form[action=" + (action.isEmpty() ? page : action) + "]")
                            .with("current", Accounts.PASSWORD);
                    ann.browser().send(other).expectError(429);
                });
    }

    @Test
    void the_counters_tell_no_addresses_of_people() {
        String email = Accounts.freshEmail();
        attempt(new Browser(), email, WRONG);
        assertThat(database.text("select string_agg(caller, ' ') from rate_limit"))
                .doesNotContain(email);
    }
}
