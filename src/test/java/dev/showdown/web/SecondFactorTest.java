package dev.showdown.web;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.account.Telephone;
import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Mailbox;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.Parallel;
import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SecondFactorTest {

    @Inject
    Accounts accounts;

    @Inject
    Mailbox mailbox;

    @Inject
    Database database;

    @Inject
    Clock clock;

    /// Somebody with a telephone.
    private record Guarded(Member member, Telephone telephone, List<String> codes) {}

    private Page begin(Member member) {
        Browser browser = member.browser();
        return browser.send(browser.get("/account/second-factor")
                .expect(200)
                .form("form[action=/account/second-factor]")
                .with("current", Accounts.PASSWORD));
    }

    private Guarded guarded(String name) {
        Member member = accounts.member(name);
        Page setup = begin(member).expect(200);
        Telephone telephone = new Telephone(setup.one("code.key").text(), clock);
        Page codes = member.browser()
                .send(setup.form("form[action$=/confirmation]").with("code", telephone.shows()))
                .expect(200);
        forgetSteps(member);
        return new Guarded(member, telephone, codes.texts(".codes code"));
    }

    /// As if half a minute had gone by.
    private void forgetSteps(Member member) {
        database.change(
                "update second_factor set last_step = 0 where account_id = (select id from account where email = ?)",
                member.email());
    }

    private Page firstHalf(Browser browser, Member member) {
        return browser.send(accounts.signingIn(browser, member.email(), Accounts.PASSWORD))
                .expect(200);
    }

    private PageForm code(Page page, String code) {
        return page.form("form[action=/sign-in/code]").with("code", code);
    }

    /// Somebody else who has come to know the cookie.
    private static Browser copy(Browser browser) {
        Browser copied = new Browser();
        copied.cookies().putAll(browser.cookies());
        copied.get("/account").expect(200);
        return copied;
    }

    private static String formToken(Browser browser) {
        return browser.get("/account").form("form[action=/sign-out]").value("csrf");
    }

    @Test
    void it_is_set_up_with_the_password_and_a_first_code() {
        Member ann = accounts.member("Ann");
        Browser other = accounts.signIn(ann.email(), Accounts.PASSWORD);
        Browser browser = ann.browser();
        browser.send(browser.get("/account/second-factor")
                        .form("form[action=/account/second-factor]")
                        .with("current", "not my password"))
                .expect(422);
        Page setup = begin(ann).expect(200);
        assertThat(setup.one("svg.qr path").attr("d")).hasSizeGreaterThan(1_000);
        Telephone telephone = new Telephone(setup.one("code.key").text(), clock);
        PageForm confirm = setup.form("form[action$=/confirmation]");
        Page again = browser.send(confirm.with("code", "000000".equals(telephone.shows()) ? "000001" : "000000"))
                .expect(422);
        assertThat(again.one("code.key").text()).isEqualTo(setup.one("code.key").text());
        accounts.signIn(ann.email(), Accounts.PASSWORD).get("/account").expect(200);
        Browser copied = copy(browser);
        Page codes = browser.send(confirm.with("code", telephone.shows())).expect(200);
        copied.get("/account").expect(303);
        assertThat(codes.texts(".codes code"))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([a-z2-7]{4}-){5}[a-z2-7]{4}"));
        other.get("/account").expect(303);
        assertThat(browser.get("/account").expect(200).text()).contains("10 recovery codes are left");
        assertThat(mailbox.kinds(ann.email())).contains("changed");
        confirm.with("csrf", formToken(browser));
        browser.send(confirm.with("code", telephone.shows())).expectError(409);
        browser.send(confirm.at("/account/second-factor").with("current", Accounts.PASSWORD))
                .expectError(409);
    }

    @Test
    void nothing_in_the_database_shows_a_code() {
        Guarded ann = guarded("Ann");
        String rows = database.text("select string_agg(to_jsonb(f)::text, ' ') from second_factor f")
                + database.text("select string_agg(to_jsonb(c)::text, ' ') from recovery_code c");
        assertThat(rows).doesNotContainIgnoringCase(ann.telephone().key());
        ann.codes().forEach(code -> assertThat(rows).doesNotContain(code, code.replace("-", "")));
    }

    @Test
    void the_password_alone_opens_nothing() {
        Guarded ann = guarded("Ann");
        Browser browser = new Browser();
        Page asked = firstHalf(browser, ann.member());
        assertThat(asked.heading()).isEqualTo("Enter your code");
        assertThat(browser.cookies()).isEmpty();
        browser.get("/account").expect(303);
        for (String wrong : List.of("", "12345", "abcdef", "1234567", "0")) {
            browser.send(code(asked, wrong)).expect(422);
        }
        browser.send(code(asked, ann.telephone().shows())).expect(303);
        browser.get("/account").expect(200);
    }

    @Test
    void a_code_works_once_also_when_it_is_sent_twice_at_once() {
        Guarded ann = guarded("Ann");
        Page asked = firstHalf(new Browser(), ann.member());
        String shown = ann.telephone().shows();
        PageForm form = code(asked, shown);
        Callable<Integer> attempt = () -> new Browser().send(form).status();
        assertThat(Parallel.times(4, attempt)).containsExactlyInAnyOrder(303, 422, 422, 422);
        new Browser().send(code(asked, shown)).expect(422);
    }

    @Test
    void a_recovery_code_works_once() {
        Guarded ann = guarded("Ann");
        Page asked = firstHalf(new Browser(), ann.member());
        String code = ann.codes().getFirst();
        Callable<Integer> attempt = () -> new Browser()
                .send(code(asked, " " + code.toUpperCase(java.util.Locale.ROOT)))
                .status();
        assertThat(Parallel.times(3, attempt)).containsExactlyInAnyOrder(303, 422, 422);
        new Browser().send(code(asked, ann.codes().get(1).replace("-", ""))).expect(303);
        assertThat(ann.member().browser().get("/account").text()).contains("8 recovery codes are left");
        Guarded ben = guarded("Ben");
        new Browser().send(code(asked, ben.codes().getFirst())).expect(422);
    }

    @Test
    void the_first_half_ends_with_the_password_and_cannot_be_made_up() {
        Guarded ann = guarded("Ann");
        Page asked = firstHalf(new Browser(), ann.member());
        for (String forged : List.of("", "x", code(asked, "").value("step").substring(4))) {
            new Browser()
                    .send(code(asked, ann.telephone().shows()).with("step", forged))
                    .expectError(410);
        }
        database.change(
                "update account set credential = credential + 1 where email = ?",
                ann.member().email());
        new Browser().send(code(asked, ann.telephone().shows())).expectError(410);
    }

    @Test
    void a_new_password_by_mail_does_not_go_around_it() {
        Guarded ann = guarded("Ann");
        Browser browser = new Browser();
        browser.send(browser.get("/reset")
                        .form("form[action=/reset]")
                        .with("email", ann.member().email()))
                .expect(200);
        String link = mailbox.link("reset", ann.member().email());
        browser.send(browser.get(link).form("form[action^=/reset/]").with("password", "an entirely new phrase"))
                .expect(303);
        assertThat(browser.cookies()).isEmpty();
        Page asked = browser.send(accounts.signingIn(browser, ann.member().email(), "an entirely new phrase"))
                .expect(200);
        assertThat(asked.heading()).isEqualTo("Enter your code");
        browser.send(code(asked, ann.telephone().shows())).expect(303);
    }

    @Test
    void what_would_let_somebody_in_asks_for_the_code_again() {
        Guarded ann = guarded("Ann");
        Browser browser = ann.member().browser();
        PageForm address = browser.get("/account")
                .form("form[action=/account/address]")
                .with("current", Accounts.PASSWORD)
                .with("email", Accounts.freshEmail());
        browser.send(address).expect(422);
        browser.send(browser.get("/account")
                        .form("form[action=/account/password]")
                        .with("current", Accounts.PASSWORD)
                        .with("password", "an entirely new phrase"))
                .expect(422);
        browser.send(browser.get("/account/deletion")
                        .form("form[action=/account/deletion]")
                        .with("current", Accounts.PASSWORD))
                .expect(422);
        browser.send(address.with("code", ann.codes().get(0))).expect(303);
    }

    @Test
    void it_is_switched_off_with_password_and_code() {
        Guarded ann = guarded("Ann");
        Browser browser = ann.member().browser();
        PageForm off = browser.get("/account/second-factor").form("form[action$=/removal]");
        browser.send(off.with("current", Accounts.PASSWORD).with("code", "")).expect(422);
        browser.send(off.with("current", "not my password")
                        .with("code", ann.codes().get(0)))
                .expect(422);
        browser.send(off.with("current", Accounts.PASSWORD)
                        .with("code", ann.telephone().shows()))
                .expect(303);
        accounts.signIn(ann.member().email(), Accounts.PASSWORD).get("/account").expect(200);
        assertThat(database.count(
                        "select count(*) from recovery_code c join account a on a.id = c.account_id where a.email = ?",
                        ann.member().email()))
                .isZero();
    }

    private Page renew(Guarded ann, String password, String code) {
        Browser browser = ann.member().browser();
        return browser.send(browser.get("/account/second-factor/codes")
                .expect(200)
                .form("form[action$=/codes]")
                .with("current", password)
                .with("code", code));
    }

    @Test
    void new_recovery_codes_are_made_with_password_and_code_and_end_the_old_ones() {
        Guarded ann = guarded("Ann");
        Browser elsewhere = new Browser();
        elsewhere
                .send(code(firstHalf(elsewhere, ann.member()), ann.codes().get(0)))
                .expect(303);
        assertThat(renew(ann, "not my password", ann.telephone().shows())
                        .expect(422)
                        .text())
                .contains("This is not your password.");
        assertThat(renew(ann, Accounts.PASSWORD, "").expect(422).text()).contains("This is not the code");
        assertThat(renew(ann, Accounts.PASSWORD, ann.codes().get(0)).expect(422).text())
                .contains("was used already", "You have 9 left");
        Page made = renew(ann, Accounts.PASSWORD, ann.telephone().shows()).expect(200);
        assertThat(made.header("Cache-Control")).contains("no-store");
        List<String> codes = made.texts(".codes code");
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().doesNotContainAnyElementsOf(ann.codes());
        Browser browser = ann.member().browser();
        assertThat(browser.get("/account/second-factor").text()).contains("10 recovery codes are left");
        assertThat(browser.get("/account/second-factor/codes").source()).doesNotContain(codes);
        assertThat(mailbox.kinds(ann.member().email())).endsWith("changed", "changed");
        elsewhere.get("/account").expect(200);
        Page asked = firstHalf(new Browser(), ann.member());
        new Browser().send(code(asked, ann.codes().get(1))).expect(422);
        new Browser().send(code(asked, codes.get(0))).expect(303);
    }

    @Test
    void a_form_for_new_recovery_codes_that_is_sent_twice_makes_them_once() {
        Guarded ann = guarded("Ann");
        PageForm form = ann.member()
                .browser()
                .get("/account/second-factor/codes")
                .form("form[action$=/codes]")
                .with("current", Accounts.PASSWORD)
                .with("code", ann.telephone().shows());
        assertThat(Parallel.times(3, () -> ann.member().browser().send(form).status()))
                .containsExactlyInAnyOrder(200, 422, 422);
    }

    @Test
    void whoever_has_no_second_factor_makes_no_recovery_codes() {
        Member ann = accounts.member("Ann");
        Browser browser = ann.browser();
        assertThat(browser.get("/account/second-factor/codes").expect(303).location())
                .isEqualTo("/account/second-factor");
        PageForm form = browser.get("/account/second-factor")
                .form("form[action=/account/second-factor]")
                .at("/account/second-factor/codes")
                .with("current", Accounts.PASSWORD)
                .with("code", "000000");
        assertThat(browser.send(form).expectError(409).text()).contains("has no second factor");
        begin(ann).expect(200);
        browser.send(form).expectError(409);
        assertThat(database.count(
                        "select count(*) from recovery_code c join account a on a.id = c.account_id where a.email = ?",
                        ann.email()))
                .isZero();
    }

    @Test
    void codes_are_guessed_ten_times_and_no_more() {
        Guarded ann = guarded("Ann");
        Page asked = firstHalf(new Browser(), ann.member());
        // One was spent on setting it up.
        for (int i = 0; i < 9; i++) {
            new Browser().send(code(asked, "0")).expect(422);
        }
        Page stopped = new Browser().send(code(asked, ann.telephone().shows())).expectError(429);
        assertThat(Integer.parseInt(stopped.header("Retry-After"))).isBetween(1, 900);
    }

    @Test
    void codes_are_guessed_no_more_often_inside_than_at_the_door() {
        Guarded ann = guarded("Ann");
        Browser browser = ann.member().browser();
        Page account = browser.get("/account");
        Page factor = browser.get("/account/second-factor");
        List<PageForm> forms = List.of(
                account.form("form[action=/account/password]").with("password", "an entirely new phrase"),
                account.form("form[action=/account/address]").with("email", Accounts.freshEmail()),
                browser.get("/account/deletion").form("form[action=/account/deletion]"),
                factor.form("form[action$=/removal]"),
                browser.get("/account/second-factor/codes").form("form[action$=/codes]"));
        for (int i = 1; i < 10; i++) {
            PageForm form = forms.get(i % forms.size());
            browser.send(form.with("current", Accounts.PASSWORD).with("code", "0"))
                    .expect(422);
        }
        // What counts passwords and letters would stop them, too.
        database.change("delete from rate_limit where bucket <> 'codes'");
        for (PageForm form : forms) {
            browser.send(form.with("code", ann.telephone().shows())).expectError(429);
        }
    }
}
