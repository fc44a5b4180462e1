package dev.showdown.system.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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

/// The forms of accounts, and everything by which a foreign page could try to send them in somebody's name.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AccountFormGuardTest {

    private static final String NEW = "an entirely new phrase";

    /// Their addresses, as they stand in the pages' classes.
    static final Set<String> ACTIONS = Set.of(
            "/sign-in",
            "/sign-in/code",
            "/sign-out",
            "/sign-up",
            "/verify/{}",
            "/reset",
            "/reset/{}",
            "/account/name",
            "/account/password",
            "/account/password/link",
            "/account/address",
            "/account/sessions",
            "/account/sessions/{}",
            "/account/second-factor",
            "/account/second-factor/confirmation",
            "/account/second-factor/codes",
            "/account/second-factor/removal",
            "/account/deletion");

    @Inject
    Accounts accounts;

    @Inject
    Mailbox mailbox;

    @Inject
    Database database;

    /// Filled in so that each would change something.
    private List<PageForm> forms(Member ann) {
        Browser browser = ann.browser();
        Browser other = accounts.signIn(ann.email(), Accounts.PASSWORD);
        String email = Accounts.freshEmail();
        browser.send(browser.get("/sign-up").form("form[action=/sign-up]").with("email", email))
                .expect(200);
        browser.send(browser.get("/reset").form("form[action=/reset]").with("email", ann.email()))
                .expect(200);
        PageForm factor = browser.get("/account/second-factor")
                .form("form[action=/account/second-factor]")
                .with("current", Accounts.PASSWORD);
        Page account = browser.get("/account").expect(200);
        assertThat(other.cookies()).isNotEmpty();
        return List.of(
                accounts.signingIn(browser, ann.email(), Accounts.PASSWORD),
                factor.at("/sign-in/code").with("step", "x").with("code", "000000"),
                browser.get("/sign-up").form("form[action=/sign-up]").with("email", Accounts.freshEmail()),
                browser.get(mailbox.link("sign-up", email))
                        .form("form[action^=/verify/]")
                        .with("name", "Eve")
                        .with("password", NEW),
                browser.get("/reset").form("form[action=/reset]").with("email", ann.email()),
                browser.get(mailbox.link("reset", ann.email()))
                        .form("form[action^=/reset/]")
                        .with("password", NEW),
                account.form("form[action=/account/name]").with("name", "Eve"),
                account.form("form[action=/account/password]")
                        .with("current", Accounts.PASSWORD)
                        .with("password", NEW),
                account.form("form[action=/account/address]")
                        .with("current", Accounts.PASSWORD)
                        .with("email", Accounts.freshEmail()),
                account.form("form[action^=/account/sessions/]"),
                account.form("form[action=/account/sessions]"),
                factor,
                factor.at("/account/second-factor/confirmation").with("code", "000000"),
                factor.at("/account/second-factor/codes").with("code", "000000"),
                factor.at("/account/password/link"),
                factor.at("/account/second-factor/removal").with("code", "000000"),
                browser.get("/account/deletion")
                        .form("form[action=/account/deletion]")
                        .with("current", Accounts.PASSWORD),
                account.form("form[action=/sign-out]"));
    }

    /// Tries every form, and looks whether anything has changed.
    private void refused(int status, BiFunction<Browser, PageForm, Response> attempt) {
        Member ann = accounts.member("Ann");
        List<PageForm> forms = forms(ann);
        Set<String> tried = forms.stream()
                .map(form -> form.action()
                        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{}")
                        .replaceAll("^/(verify|reset)/.*", "/$1/{}"))
                .collect(Collectors.toSet());
        assertThat(new TreeSet<>(tried)).isEqualTo(new TreeSet<>(ACTIONS));
        Map<String, Object> before = database.work();
        for (PageForm form : forms) {
            Response response = attempt.apply(ann.browser(), form);
            assertThat(response.statusCode()).as(form.action()).isEqualTo(status);
        }
        assertThat(database.work()).isEqualTo(before);
        ann.browser().get("/account").expect(200);
    }

    @Test
    void a_form_without_its_token_changes_nothing() {
        refused(403, (browser, form) -> browser.body(form.without("csrf")).post(form.action()));
    }

    @Test
    void a_form_with_the_token_of_somebody_else_changes_nothing() {
        Browser other = accounts.member("Ben").browser();
        String foreign = other.get("/account").form("form[action=/sign-out]").value("csrf");
        refused(403, (browser, form) -> browser.body(form.with("csrf", foreign)).post(form.action()));
    }

    @Test
    void a_form_from_another_site_changes_nothing_even_with_its_token() {
        for (Map<String, String> headers : List.of(
                Map.of("Origin", "https://evil.example"),
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"))) {
            refused(403, (browser, form) -> browser.body(form).headers(headers).post(form.action()));
        }
    }

    @Test
    void another_content_type_is_refused_for_every_form() {
        refused(415, (browser, form) -> browser.request()
                .contentType("text/plain")
                .body(form.encoded().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(form.action()));
    }

    /// Without a cookie there is no token: another site must not sign a visitor in to an account of its own.
    @Test
    void another_site_signs_nobody_in() {
        Member ann = accounts.member("Ann");
        PageForm form = PageForm.to("/sign-in").with("email", ann.email()).with("password", Accounts.PASSWORD);
        Response response = new Browser()
                .body(form)
                .header("Origin", "https://evil.example")
                .post(form.action());
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.cookies()).isEmpty();
    }
}
