package dev.showdown.web;

import java.util.List;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.account.Letters;
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

/// Links that are mailed: each opens one thing, once, for a while.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AccountLinksTest {

    private static final String NEW = "an entirely new phrase";

    @Inject
    Accounts accounts;

    @Inject
    Mailbox mailbox;

    @Inject
    Database database;

    @Inject
    Letters letters;

    private Page askAddress(Member member, String password, String email) {
        return member.browser()
                .send(member.browser()
                        .get("/account")
                        .form("form[action=/account/address]")
                        .with("current", password)
                        .with("email", email));
    }

    private String addressLink(Member member, String email) {
        askAddress(member, Accounts.PASSWORD, email).expect(303);
        return mailbox.link("new-address", email);
    }

    private void expire(String address) {
        database.change("update letter set expires_at = now() - interval '1 second' where address = ?", address);
    }

    private List<Integer> atOnce(List<PageForm> forms) {
        return Parallel.all(forms.stream()
                .<Callable<Integer>>map(form -> () -> new Browser().send(form).status())
                .toList());
    }

    @Test
    void a_link_of_every_kind_ends_with_its_time() {
        Member ann = accounts.member("Ann");
        String email = Accounts.freshEmail();
        String signUp = accounts.signUpLink(email);
        String reset = accounts.resetLink(ann);
        String wanted = Accounts.freshEmail();
        String address = addressLink(ann, wanted);
        for (String link : List.of(signUp, reset, address)) {
            new Browser().get(link).expect(200);
        }
        PageForm open = new Browser().get(reset).form("form[action^=/reset/]").with("password", NEW);
        List.of(email, ann.email(), wanted).forEach(this::expire);
        for (String link : List.of(signUp, reset, address)) {
            assertThat(new Browser().get(link).expectError(410).text()).contains("has expired");
        }
        new Browser().send(open).expectError(410);
        accounts.signIn(ann.email(), Accounts.PASSWORD);
    }

    @Test
    void a_link_of_each_kind_has_a_time_of_its_own() {
        Member ann = accounts.member("Ann");
        String email = Accounts.freshEmail();
        accounts.signUpLink(email);
        accounts.resetLink(ann);
        String wanted = Accounts.freshEmail();
        addressLink(ann, wanted);
        String invited = Accounts.freshEmail();
        ann.browser()
                .send(ann.browser()
                        .get(ann.workspace() + "/members")
                        .form("form[action$=/invitations]")
                        .with("email", invited))
                .expect(303);
        String life = "select (expires_at - created_at)::text from ";
        assertThat(database.text(life + "letter where kind = 'sign-up' and address = ?", email))
                .isEqualTo("1 day");
        assertThat(database.text(life + "letter where kind = 'reset' and address = ?", ann.email()))
                .isEqualTo("00:30:00");
        assertThat(database.text(life + "letter where kind = 'new-address' and address = ?", wanted))
                .isEqualTo("01:00:00");
        assertThat(database.text(life + "invitation where address = ?", invited))
                .isEqualTo("7 days");
    }

    @Test
    void a_link_opens_nothing_but_what_it_is_for() {
        Member ann = accounts.member("Ann");
        String signUp = accounts.signUpLink(Accounts.freshEmail());
        String reset = accounts.resetLink(ann);
        String token = reset.substring("/reset/".length());
        for (String wrong : List.of(
                "/verify/" + token,
                "/reset/" + signUp.substring("/verify/".length()),
                "/reset/" + token.substring(0, token.length() - 1),
                "/reset/" + token.substring(0, 20),
                "/reset/" + token + "0",
                "/reset/x",
                "/verify/x",
                "/verify/" + signUp.substring("/verify/".length(), signUp.length() - 3))) {
            assertThat(new Browser().get(wrong).expectError(404).text())
                    .as(wrong)
                    .contains("opens nothing");
        }
        new Browser().get(reset).expect(200);
    }

    @Test
    void reading_a_link_uses_nothing_up_and_using_it_does() {
        String email = Accounts.freshEmail();
        String link = accounts.signUpLink(email);
        new Browser().get(link).expect(200);
        new Browser().head(link);
        PageForm form = new Browser()
                .get(link)
                .form("form[action^=/verify/]")
                .with("name", "Ann")
                .with("password", Accounts.PASSWORD);
        new Browser().send(form.with("password", "short")).expect(422);
        new Browser().send(form.with("password", Accounts.PASSWORD)).expect(303);
        assertThat(new Browser().get(link).expectError(410).text()).contains("was used already");
        new Browser().send(form).expectError(410);
    }

    @Test
    void a_link_that_is_used_twice_at_once_works_once() {
        String email = Accounts.freshEmail();
        PageForm signUp = new Browser()
                .get(accounts.signUpLink(email))
                .form("form[action^=/verify/]")
                .with("name", "Ann")
                .with("password", Accounts.PASSWORD);
        assertThat(atOnce(List.of(signUp, signUp, signUp))).containsExactlyInAnyOrder(303, 410, 410);
        assertThat(database.count("select count(*) from account where email = ?", email))
                .isOne();
        Member ben = accounts.member("Ben");
        PageForm reset = new Browser()
                .get(accounts.resetLink(ben))
                .form("form[action^=/reset/]")
                .with("password", NEW);
        assertThat(atOnce(List.of(reset, reset, reset))).containsExactlyInAnyOrder(303, 410, 410);
    }

    @Test
    void two_links_to_one_address_make_one_account() {
        String email = Accounts.freshEmail();
        List<PageForm> forms = List.of(accounts.signUpLink(email), accounts.signUpLink(email)).stream()
                .map(link -> new Browser()
                        .get(link)
                        .form("form[action^=/verify/]")
                        .with("name", "Ann")
                        .with("password", Accounts.PASSWORD))
                .toList();
        assertThat(atOnce(forms)).containsExactlyInAnyOrder(303, 410);
    }

    @Test
    void two_links_for_a_new_password_set_one() {
        Member ann = accounts.member("Ann");
        List<PageForm> forms = List.of(accounts.resetLink(ann), accounts.resetLink(ann)).stream()
                .map(link ->
                        new Browser().get(link).form("form[action^=/reset/]").with("password", NEW))
                .toList();
        assertThat(atOnce(forms)).containsExactlyInAnyOrder(303, 410);
    }

    @Test
    void a_link_for_a_new_password_ends_when_the_password_changes() {
        Member ann = accounts.member("Ann");
        String link = accounts.resetLink(ann);
        ann.browser()
                .send(ann.browser()
                        .get("/account")
                        .form("form[action=/account/password]")
                        .with("current", Accounts.PASSWORD)
                        .with("password", NEW))
                .expect(303);
        assertThat(new Browser().get(link).expectError(410).text()).contains("was changed since");
        accounts.signIn(ann.email(), NEW);
    }

    @Test
    void a_second_factor_that_is_set_ends_what_was_mailed_before_and_nothing_after() {
        Member ann = accounts.member("Ann");
        String reset = accounts.resetLink(ann);
        String address = addressLink(ann, Accounts.freshEmail());
        accounts.telephone(ann);
        for (String link : List.of(reset, address)) {
            assertThat(new Browser().get(link).expectError(410).text())
                    .contains("password, address or second factor was changed since");
        }
        new Browser().get(accounts.resetLink(ann)).expect(200);
    }

    @Test
    void a_change_of_address_needs_the_password_and_ends_what_was_mailed_before() {
        Member ann = accounts.member("Ann");
        String wanted = Accounts.freshEmail();
        Page refused = askAddress(ann, "not my password", wanted).expect(422);
        assertThat(refused.one("#address-current-error").text()).contains("This is not your password.");
        assertThat(refused.document().select("#current-error")).isEmpty();
        assertThat(refused.one("#email").val()).isEqualTo(wanted);
        assertThat(mailbox.kinds(wanted)).isEmpty();
        String reset = accounts.resetLink(ann);
        String other = addressLink(ann, Accounts.freshEmail());
        String link = addressLink(ann, wanted);
        accounts.signIn(ann.email(), Accounts.PASSWORD);
        Browser anywhere = new Browser();
        anywhere.send(anywhere.get(link).expect(200).form("form[action^=/verify/]"))
                .expect(303);
        accounts.signIn(wanted, Accounts.PASSWORD);
        new Browser().get(reset).expectError(410);
        new Browser().get(other).expectError(410);
        new Browser().get(link).expectError(410);
        Browser former = new Browser();
        former.send(accounts.signingIn(former, ann.email(), Accounts.PASSWORD)).expect(422);
        assertThat(mailbox.kinds(ann.email())).contains("changed");
    }

    @Test
    void an_address_that_somebody_else_took_meanwhile_is_not_taken_from_them() {
        Member ann = accounts.member("Ann");
        Member ben = accounts.member("Ben");
        askAddress(ann, Accounts.PASSWORD, ben.email()).expect(303);
        assertThat(mailbox.kinds(ben.email())).contains("taken").doesNotContain("new-address");
        String wanted = Accounts.freshEmail();
        String link = addressLink(ann, wanted);
        database.change("update account set email = ?, email_key = ? where email = ?", wanted, wanted, ben.email());
        new Browser()
                .send(new Browser().get(link).form("form[action^=/verify/]"))
                .expectError(410);
    }

    @Test
    void letters_that_have_ended_are_forgotten() {
        String email = Accounts.freshEmail();
        accounts.signUpLink(email);
        database.change("update letter set expires_at = now() - interval '25 hours' where address = ?", email);
        String young = Accounts.freshEmail();
        accounts.signUpLink(young);
        letters.removeEnded();
        assertThat(mailbox.kinds(email)).isEmpty();
        assertThat(mailbox.kinds(young)).hasSize(1);
    }
}
