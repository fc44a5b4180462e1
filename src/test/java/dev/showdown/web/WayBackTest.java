package dev.showdown.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.account.Letters;
import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Crew;
import dev.showdown.support.Database;
import dev.showdown.support.ForgedProvider;
import dev.showdown.support.Mailbox;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.SmtpServer;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// Whoever has to sign in first comes back to what they wanted to see, whichever way in they take, and to nothing else.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(SmtpServer.class)
@WithTestResource(ForgedProvider.class)
class WayBackTest {

    private static final String NEW = "an entirely new phrase";

    @Inject
    Accounts accounts;

    @Inject
    Mailbox mailbox;

    @Inject
    Letters letters;

    @Inject
    Database database;

    private final Browser browser = new Browser();

    private String invitation() {
        return Crew.of(accounts).link("editor");
    }

    /// The door, as an invitation leads to it.
    private Page door(String link) {
        return browser.get(link(browser.get(link), "/sign-in"));
    }

    /// Where a link of the page's own content leads.
    private static String link(Page page, String to) {
        return page.expect(200).one("main a[href^=" + to + "]").attr("href");
    }

    private String signIn(Browser from, Page door, String email, String password) {
        PageForm form = door.form("form[action=/sign-in]").with("email", email).with("password", password);
        return from.send(form).expect(303).location();
    }

    private Page ask(Page page, String email) {
        String action = page.document().select("form[action=/sign-up]").isEmpty() ? "/reset" : "/sign-up";
        return browser.send(page.form("form[action=" + action + "]").with("email", email))
                .expect(200);
    }

    /// What the mail server was given for somebody, the latest last.
    private SmtpServer.Mail mail(String email) {
        while (letters.sendOne()) {
            // One by one.
        }
        return SmtpServer.to(email).getLast();
    }

    private String setPassword(Browser from, String link) {
        PageForm form = from.get(link).expect(200).form("form[action^=/reset/]").with("password", NEW);
        return from.send(form).expect(303).location();
    }

    @Test
    void an_account_that_is_made_from_the_door_leads_back_also_in_another_browser() {
        String invitation = invitation();
        String email = Accounts.freshEmail();
        Page signUp = browser.get(link(door(invitation), "/sign-up"));
        ask(signUp, email);
        Browser telephone = new Browser();
        Page made = telephone.send(telephone
                .get(mail(email).path())
                .form("form[action^=/verify/]")
                .with("name", "Una")
                .with("password", Accounts.PASSWORD));
        assertThat(made.expect(303).location()).isEqualTo(invitation);
        telephone
                .send(telephone.get(invitation).form("form[action^=/invitations/]"))
                .expect(303);
    }

    @Test
    void the_head_of_a_page_leads_back_to_it_too() {
        String invitation = invitation();
        Member ann = accounts.member("Ann");
        Page door = browser.get(browser.get(invitation)
                .expect(200)
                .one("header a[href^=/sign-in]")
                .attr("href"));
        assertThat(signIn(browser, door, ann.email(), Accounts.PASSWORD)).isEqualTo(invitation);
        assertThat(new Browser().get("/privacy").one("header a[href^=/sign-in]").attr("href"))
                .isEqualTo("/sign-in");
    }

    @Test
    void a_guest_who_signs_in_comes_back_to_the_question_that_stood_open() {
        Member ann = accounts.member("Ann");
        Wizard wizard = Wizard.start(browser, "Half done");
        String question = wizard.address("product");
        Page answered = browser.send(wizard.form("product").without("choice")).expect(422);
        assertThat(answered.one("header a[href^=/sign-in]").attr("href")).isEqualTo("/sign-in");
        Page door = browser.get(browser.get(question)
                .expect(200)
                .one("header a[href^=/sign-in]")
                .attr("href"));
        assertThat(signIn(browser, door, ann.email(), Accounts.PASSWORD)).isEqualTo(question);
        assertThat(browser.get(question).expect(200).document().select("aside.guest"))
                .isEmpty();
    }

    @Test
    void every_page_on_the_way_hands_it_on() {
        String invitation = invitation();
        Member ann = accounts.member("Ann");
        Page signUp = browser.get(link(door(invitation), "/sign-up"));
        Page signIn = browser.get(link(signUp, "/sign-in"));
        Page reset = browser.get(link(signIn, "/reset"));
        Page again = browser.get(link(ask(reset, Accounts.freshEmail()), "/reset"));
        Page refused = browser.send(again.form("form[action=/reset]").with("email", "none"))
                .expect(422);
        assertThat(refused.form("form[action=/reset]").value("next")).isEqualTo(invitation);
        Page door = browser.get(refused.one("main a[href^=/sign-in]").attr("href"));
        Page wrong = browser.send(door.form("form[action=/sign-in]")
                        .with("email", ann.email())
                        .with("password", NEW))
                .expect(422);
        Page sent = ask(browser.get(wrong.one("main a[href^=/sign-up]").attr("href")), Accounts.freshEmail());
        Page once = browser.get(link(sent, "/sign-up"));
        Page mistyped = browser.send(once.form("form[action=/sign-up]").with("email", "none"))
                .expect(422);
        assertThat(mistyped.form("form[action=/sign-up]").value("next")).isEqualTo(invitation);
        assertThat(signIn(
                        browser,
                        browser.get(mistyped.one("main a[href^=/sign-in]").attr("href")),
                        ann.email(),
                        Accounts.PASSWORD))
                .isEqualTo(invitation);
    }

    @Test
    void whoever_has_an_account_already_is_led_back_by_the_letter_that_says_so() {
        String invitation = invitation();
        Member ann = accounts.member("Ann");
        ask(browser.get(link(browser.get(invitation), "/sign-up")), ann.email());
        SmtpServer.Mail told = mail(ann.email());
        assertThat(told.text()).contains("There is one already");
        Browser other = new Browser();
        Page door = other.get(path(told, "/sign-in"));
        assertThat(signIn(other, door, ann.email(), Accounts.PASSWORD)).isEqualTo(invitation);
        Page reset = other.get(path(told, "/reset"));
        other.send(reset.form("form[action=/reset]").with("email", ann.email())).expect(200);
        assertThat(setPassword(other, mailbox.link("reset", ann.email())))
                .isEqualTo("/sign-in?changed=yes&next=" + encoded(invitation));
    }

    private static String path(SmtpServer.Mail mail, String to) {
        return mail.links().stream()
                .filter(link -> link.startsWith(dev.showdown.support.Server.BASE + to))
                .findFirst()
                .orElseThrow()
                .substring(dev.showdown.support.Server.BASE.length());
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    @Test
    void a_forgotten_password_leads_back_also_in_another_browser() {
        String invitation = invitation();
        Member ann = accounts.member("Ann");
        ask(browser.get(link(door(invitation), "/reset")), ann.email());
        Browser telephone = new Browser();
        Page door = telephone.get(setPassword(telephone, mail(ann.email()).path()));
        assertThat(door.text()).contains("Your password was changed");
        assertThat(signIn(telephone, door, ann.email(), NEW)).isEqualTo(invitation);
    }

    @Test
    void whoever_has_no_account_is_led_back_by_the_letter_that_says_so() {
        String invitation = invitation();
        String email = Accounts.freshEmail();
        ask(browser.get(link(door(invitation), "/reset")), email);
        SmtpServer.Mail told = mail(email);
        assertThat(told.text()).contains("There is no account with this address");
        ask(browser.get(path(told, "/sign-up")), email);
        assertThat(browser.send(accounts.finishing(browser, email, "Una"))
                        .expect(303)
                        .location())
                .isEqualTo(invitation);
    }

    @Test
    void a_second_factor_on_the_way_changes_nothing() {
        String invitation = invitation();
        Member ann = accounts.member("Ann");
        var telephone = accounts.telephone(ann);
        database.change(
                "update second_factor set last_step = 0 where account_id = (select id from account where email = ?)",
                ann.email());
        Page code = browser.send(door(invitation)
                        .form("form[action=/sign-in]")
                        .with("email", ann.email())
                        .with("password", Accounts.PASSWORD))
                .expect(200);
        assertThat(link(code, "/sign-in")).isEqualTo("/sign-in?next=" + encoded(invitation));
        Page wrong = browser.send(code.form("form[action=/sign-in/code]").with("code", "0"))
                .expect(422);
        assertThat(browser.send(wrong.form("form[action=/sign-in/code]").with("code", telephone.shows()))
                        .expect(303)
                        .location())
                .isEqualTo(invitation);
    }

    @Test
    void an_organisation_leads_back_and_one_that_says_no_does_not_lose_the_way() {
        String invitation = invitation();
        browser.get(link(door(invitation), "/sign-in/sso")).expect(303);
        Page refused = browser.get("/sign-in/sso/return?code=x&state=forged").expectError(400);
        assertThat(refused.one("main a[href=/sign-in?next=" + encoded(invitation) + "]")
                        .text())
                .contains("another way");
        browser.get(refused.one("a.button").attr("href")).expect(303);
        String[] kept = browser.cookies().get("__Host-sd-sso").split("\\.");
        String subject = "s" + UUID.randomUUID().toString().substring(0, 8);
        ForgedProvider.says(ForgedProvider.signed(ForgedProvider.claims(subject, kept[1])));
        assertThat(browser.get("/sign-in/sso/return?code=any&state=" + kept[0])
                        .expect(303)
                        .location())
                .isEqualTo(invitation);
    }

    static String[] forged() {
        return new String[] {
            "//evil.example",
            "/\\evil.example",
            "https://evil.example/account",
            "https:",
            "javascript:alert(1)",
            "/account\r\nLocation: https://evil.example",
            "/account@evil.example",
            "/account/" + "x".repeat(2_000),
            "/r/somebody"
        };
    }

    @ParameterizedTest
    @MethodSource("forged")
    void no_way_leads_to_what_somebody_forged(String next) {
        for (String page : new String[] {"/sign-in", "/sign-up", "/reset"}) {
            Page shown = browser.get(page + "?next=" + encoded(next)).expect(200);
            assertThat(shown.one("input[name=next]").val()).as(page).isEmpty();
            assertThat(shown.document().select("main a[href*=next]")).as(page).isEmpty();
        }
        Member ann = accounts.member("Ann");
        String email = Accounts.freshEmail();
        browser.send(browser.get("/sign-up")
                        .form("form[action=/sign-up]")
                        .with("email", email)
                        .with("next", next))
                .expect(200);
        assertThat(browser.send(accounts.finishing(browser, email, "Una"))
                        .expect(303)
                        .location())
                .isEqualTo("/assessments");
        for (String form : new String[] {"/sign-up", "/reset"}) {
            Browser fresh = new Browser();
            fresh.send(fresh.get(form)
                            .form("form[action=" + form + "]")
                            .with("email", ann.email())
                            .with("next", next))
                    .expect(200);
            assertThat(mail(ann.email()).text()).doesNotContain("next", "evil");
        }
        Browser fresh = new Browser();
        assertThat(setPassword(fresh, mailbox.link("reset", ann.email()))).isEqualTo("/sign-in?changed=yes");
        PageForm in = fresh.get("/sign-in?changed=yes")
                .form("form[action=/sign-in]")
                .with("email", ann.email())
                .with("password", NEW)
                .with("next", next);
        assertThat(fresh.send(in).expect(303).location()).isEqualTo("/assessments");
    }

    @Test
    void what_is_kept_of_the_way_opens_nothing_and_what_was_put_there_instead_leads_nowhere() {
        String invitation = invitation();
        String email = Accounts.freshEmail();
        ask(browser.get(link(browser.get(invitation), "/sign-up")), email);
        String row = database.text("select to_jsonb(l)::text from letter l where address = ?", email);
        assertThat(row).doesNotContain("invitations", invitation.substring("/invitations/".length()));
        String other = Accounts.freshEmail();
        ask(browser.get("/sign-up"), other);
        database.change(
                "update letter set back = (select back from letter where address = ?) where address = ?", email, other);
        assertThat(browser.send(accounts.finishing(browser, other, "Una"))
                        .expect(303)
                        .location())
                .isEqualTo("/assessments");
        Browser fresh = new Browser();
        database.change("update letter set back = 'https://evil.example' where address = ?", email);
        assertThat(fresh.send(accounts.finishing(fresh, email, "Una"))
                        .expect(303)
                        .location())
                .isEqualTo("/assessments");
    }

    @Test
    void a_page_that_asks_to_sign_in_names_itself() {
        assertThat(browser.get("/workspaces/none/audit?who=%C3%A9&from=2026-01-01")
                        .expect(303)
                        .location())
                .isEqualTo("/sign-in?next=" + encoded("/workspaces/none/audit?who=%C3%A9&from=2026-01-01"));
        assertThat(browser.get("/account?q=" + "x".repeat(1_000)).expect(303).location())
                .isEqualTo("/sign-in");
    }
}
