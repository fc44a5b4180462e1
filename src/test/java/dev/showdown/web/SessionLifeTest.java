package dev.showdown.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.account.ReturnPage;
import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// How long somebody stays signed in, where, and what becomes of what they were doing when it ends.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SessionLifeTest {

    private static final String THEIRS = " where account_id = (select id from account where email = ?)";

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    @Inject
    AgroalDataSource source;

    private Browser kept(Member member) {
        Browser browser = new Browser();
        browser.send(accounts.signingIn(browser, member.email(), Accounts.PASSWORD)
                        .with("keep", "yes"))
                .expect(303);
        return browser;
    }

    /// As if so much time had gone by.
    private void later(Member member, String interval) {
        database.change(
                "update session set created_at = created_at - ?::interval, seen_at = seen_at - ?::interval, "
                        + "expires_at = expires_at - ?::interval, ends_at = ends_at - ?::interval" + THEIRS,
                interval,
                interval,
                interval,
                interval,
                member.email());
    }

    private void end(Member member) {
        database.change("update session set expires_at = now() - interval '1 second'" + THEIRS, member.email());
    }

    @Test
    void without_anything_done_a_session_ends_after_half_an_hour() {
        Member ann = accounts.member("Ann");
        for (int i = 0; i < 3; i++) {
            later(ann, "29 minutes");
            ann.browser().get("/account").expect(200);
        }
        later(ann, "30 minutes 1 second");
        ann.browser().get("/account").expect(303);
    }

    @Test
    void whatever_is_done_a_session_ends_after_twelve_hours() {
        Member ann = accounts.member("Ann");
        for (int i = 0; i < 25; i++) {
            later(ann, "28 minutes");
            ann.browser().get("/account").expect(200);
        }
        later(ann, "21 minutes");
        ann.browser().get("/account").expect(303);
    }

    @Test
    void a_session_that_is_kept_lasts_thirty_days_and_no_longer() {
        Member ann = accounts.member("Ann");
        Browser browser = kept(ann);
        later(ann, "29 days 23 hours");
        browser.get("/account").expect(200);
        later(ann, "1 hour 1 second");
        browser.get("/account").expect(303);
    }

    @Test
    void the_cookie_of_an_account_is_kept_from_scripts_and_other_sites() {
        Member ann = accounts.member("Ann");
        Browser browser = new Browser();
        Page in = browser.send(accounts.signingIn(browser, ann.email(), Accounts.PASSWORD));
        assertThat(in.header("Set-Cookie"))
                .startsWith("__Host-sd=sds_")
                .containsIgnoringCase(";HttpOnly")
                .containsIgnoringCase(";Secure")
                .containsIgnoringCase(";SameSite=Lax")
                .containsIgnoringCase(";Path=/")
                .doesNotContainIgnoringCase("Domain")
                .doesNotContainIgnoringCase("Max-Age");
        Browser keeping = new Browser();
        Page kept = keeping.send(
                accounts.signingIn(keeping, ann.email(), Accounts.PASSWORD).with("keep", "yes"));
        assertThat(kept.header("Set-Cookie")).containsIgnoringCase("Max-Age=" + 30 * 24 * 60 * 60);
        Page out = browser.send(browser.get("/account").form("form[action=/sign-out]"));
        assertThat(out.header("Set-Cookie")).startsWith("__Host-sd=;").containsIgnoringCase("Max-Age=0");
    }

    @Test
    void sessions_are_listed_and_ended_one_by_one_and_all_at_once() {
        Member ann = accounts.member("Ann");
        Browser laptop = accounts.signIn(ann.email(), Accounts.PASSWORD);
        Browser telephone = kept(ann);
        Browser here = ann.browser();
        Page account = here.get("/account");
        assertThat(account.document().select("form[action^=/account/sessions/]"))
                .hasSize(2);
        assertThat(account.text()).contains("(this one)", "Kept for 30 days.");
        PageForm end = account.form("li:contains(Kept for 30 days) form");
        here.send(end).expect(303);
        telephone.get("/account").expect(303);
        laptop.get("/account").expect(200);
        here.send(end).expectError(404);
        here.send(here.get("/account").form("form[action=/account/sessions]")).expect(303);
        laptop.get("/account").expect(303);
        here.get("/account").expect(200);
    }

    @Test
    void a_session_that_is_over_is_not_listed_any_more() {
        Member ann = accounts.member("Ann");
        end(ann);
        Browser here = accounts.signIn(ann.email(), Accounts.PASSWORD);
        Page account = here.get("/account").expect(200);
        assertThat(account.text()).contains("(this one)");
        assertThat(account.document().select("form[action^=/account/sessions/]"))
                .isEmpty();
    }

    @Test
    void a_session_that_ends_in_the_middle_of_a_request_leads_to_the_door() throws Exception {
        Member ann = accounts.member("Ann");
        database.change("update session set seen_at = seen_at - interval '5 minutes'" + THEIRS, ann.email());
        try (Connection other = source.getConnection();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            try (PreparedStatement ending = other.prepareStatement("delete from session" + THEIRS)) {
                ending.setString(1, ann.email());
                assertThat(ending.executeUpdate()).isOne();
            }
            Future<Page> page = threads.submit(() -> ann.browser().get("/account"));
            while (!page.isDone()
                    && database.count("select count(*) from pg_locks where not granted"
                                    + " and locktype in ('transactionid', 'tuple')")
                            == 0) {
                Thread.onSpinWait();
            }
            other.commit();
            assertThat(page.get().expect(303).location()).startsWith("/sign-in");
        }
    }

    @Test
    void nobody_ends_the_session_of_somebody_else() {
        Member ann = accounts.member("Ann");
        Member ben = accounts.member("Ben");
        String session = database.text("select id from session" + THEIRS, ann.email());
        PageForm forged = ben.browser()
                .get("/account")
                .form("form[action=/account/sessions]")
                .at("/account/sessions/" + session);
        ben.browser().send(forged).expectError(404);
        ann.browser().get("/account").expect(200);
    }

    @Test
    void a_new_password_ends_every_other_session() {
        Member ann = accounts.member("Ann");
        Browser elsewhere = accounts.signIn(ann.email(), Accounts.PASSWORD);
        PageForm change = ann.browser()
                .get("/account")
                .form("form[action=/account/password]")
                .with("password", "an entirely new phrase");
        ann.browser().send(change.with("current", "not my password")).expect(422);
        ann.browser()
                .send(change.with("current", Accounts.PASSWORD).with("password", "password1234"))
                .expect(422);
        elsewhere.get("/account").expect(200);
        ann.browser().send(change.with("password", "an entirely new phrase")).expect(303);
        ann.browser().get("/account").expect(200);
        elsewhere.get("/account").expect(303);
        accounts.signIn(ann.email(), "an entirely new phrase");
    }

    @Test
    void a_new_password_ends_a_copy_of_the_cookie_with_which_it_was_chosen() {
        Member ann = accounts.member("Ann");
        Browser browser = new Browser();
        browser.send(accounts.signingIn(browser, ann.email(), Accounts.PASSWORD).with("keep", "yes"))
                .expect(303);
        Browser copied = new Browser();
        copied.cookies().putAll(browser.cookies());
        copied.get("/account").expect(200);
        Page changed = browser.send(browser.get("/account")
                        .form("form[action=/account/password]")
                        .with("current", Accounts.PASSWORD)
                        .with("password", "an entirely new phrase"))
                .expect(303);
        long life = changed.response().detailedCookie("__Host-sd").getMaxAge();
        assertThat(Duration.ofSeconds(life)).isBetween(Duration.ofDays(29), Duration.ofDays(30));
        copied.get("/account").expect(303);
        browser.get("/account").expect(200);
        assertThat(database.count("select count(*) from session" + THEIRS, ann.email()))
                .isOne();
    }

    @Test
    void whoever_signs_in_again_has_a_new_session_and_the_old_one_is_over() {
        Member ann = accounts.member("Ann");
        Browser copied = new Browser();
        copied.cookies().putAll(ann.browser().cookies());
        ann.browser()
                .send(accounts.signingIn(ann.browser(), ann.email(), Accounts.PASSWORD))
                .expect(303);
        copied.get("/account").expect(303);
        ann.browser().get("/account").expect(200);
        assertThat(database.count("select count(*) from session" + THEIRS, ann.email()))
                .isOne();
    }

    @Test
    void an_account_that_is_gone_has_no_session() {
        Member ann = accounts.member("Ann");
        database.change("delete from account where email = ?", ann.email());
        ann.browser().get("/account").expect(303);
    }

    @Test
    void what_was_typed_when_a_session_ended_is_shown_and_the_way_leads_back() {
        Member ann = accounts.member("Ann");
        Wizard wizard = Wizard.start(ann.browser(), "Interrupted");
        PageForm answer = wizard.form("product").with("choice", "services").with("note", "A long thought");
        end(ann);
        Page lost = ann.browser().send(answer);
        assertThat(lost.status()).isBetween(403, 404);
        assertThat(lost.texts("textarea")).contains("A long thought");
        assertThat(lost.document().select("a[href=/sign-in]")).isNotEmpty();
        Page asked = ann.browser().get(wizard.address("product"));
        String way = asked.document().select("a.button[href^=/sign-in?next=]").attr("href");
        PageForm form = ann.browser()
                .get(way)
                .form("form[action=/sign-in]")
                .with("email", ann.email())
                .with("password", Accounts.PASSWORD);
        assertThat(ann.browser().send(form).expect(303).location()).isEqualTo(wizard.address("product"));
        ann.browser().get(wizard.address("product")).expect(200);
    }

    @Test
    void a_page_of_ones_own_leads_to_the_door_and_back() {
        Member ann = accounts.member("Ann");
        Browser browser = new Browser();
        String door = browser.get("/account").expect(303).location();
        assertThat(door).isEqualTo("/sign-in?next=%2Faccount");
        PageForm form = browser.get(door)
                .form("form[action=/sign-in]")
                .with("email", ann.email())
                .with("password", Accounts.PASSWORD);
        browser.send(form.with("password", "not my password")).expect(422);
        assertThat(browser.send(form.with("password", Accounts.PASSWORD)).location())
                .isEqualTo("/account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "evil.example",
                "/\t/evil.example",
                "/a\r\nLocation: https://evil.example",
                " //evil.example",
                "/é"
            })
    void signing_in_never_leads_to_somebody_else(String next) {
        assertThat(ReturnPage.of(next).isNone()).isTrue();
        Member ann = accounts.member("Ann");
        Browser browser = new Browser();
        Page in = browser.send(accounts.signingIn(browser, ann.email(), Accounts.PASSWORD)
                        .with("next", next))
                .expect(303);
        assertThat(in.location()).isEqualTo("/assessments");
    }

    @Test
    void a_form_from_before_signing_in_is_refused_and_nothing_typed_is_lost() {
        Browser browser = new Browser();
        Wizard wizard = Wizard.start(browser, "Open in another window");
        PageForm old = wizard.form("product").with("choice", "services").with("note", "Typed as a guest");
        accounts.member(browser, "Ann");
        Page refused = browser.send(old).expectError(403);
        assertThat(refused.texts("textarea")).contains("Typed as a guest");
        PageForm fresh = wizard.form("product").with("choice", "services").with("note", "Typed as a guest");
        browser.send(fresh).expect(303);
    }

    @Test
    void no_account_is_there_before_somebody_makes_one() throws IOException {
        for (String name : List.of("admin", "root", "administrator@localhost", "admin@example.org")) {
            for (String password : List.of("", "admin", "password", "showdown", "admin admin admin")) {
                Browser browser = new Browser();
                browser.send(accounts.signingIn(browser, name, password)).expect(422);
            }
        }
        assertThat(database.count("select count(*) from account where email_key ~ '^(admin|root|administrator)(@|$)'"))
                .isZero();
        try (Stream<Path> migrations = Files.list(Path.of("db", "migration"))) {
            assertThat(migrations).isNotEmpty().allSatisfy(migration -> assertThat(Files.readString(migration))
                    .doesNotContain("into account"));
        }
    }
}
