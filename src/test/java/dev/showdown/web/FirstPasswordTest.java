package dev.showdown.web;

import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Accounts;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.ForgedProvider;
import dev.showdown.support.Mailbox;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;

/// Somebody who has come from their organisation alone has no password to prove with who they are, until they set one.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(ForgedProvider.class)
class FirstPasswordTest {

    @Inject
    Accounts accounts;

    @Inject
    Mailbox mailbox;

    @Inject
    Database database;

    private final Browser browser = new Browser();
    private String email;

    @BeforeEach
    void sign_on() {
        String subject = "s" + UUID.randomUUID().toString().substring(0, 8);
        email = subject + "@example.org";
        browser.get("/sign-in/sso").expect(303);
        String[] kept = browser.cookies().get("__Host-sd-sso").split("\\.");
        ForgedProvider.says(ForgedProvider.signed(ForgedProvider.claims(subject, kept[1])));
        browser.get("/sign-in/sso/return?code=any&state=" + kept[0]).expect(303);
    }

    private PageForm mail(Page page) {
        return page.expect(200).form("form[action=/account/password/link]");
    }

    @Test
    void the_pages_say_what_to_do_and_ask_for_no_password() {
        for (String path : new String[] {"/account", "/account/second-factor", "/account/deletion"}) {
            Page page = browser.get(path).expect(200);
            assertThat(page.document().select("main input[type=password]"))
                    .as(path)
                    .isEmpty();
        }
        assertThat(browser.get("/account").text()).contains("you sign in with your organisation");
        assertThat(browser.get("/account/second-factor").text()).contains("set a password first");
        mail(browser.get("/account/second-factor"));
    }

    @Test
    void a_first_password_is_set_with_a_letter_to_their_own_address_and_confirms_what_they_change() {
        Page asked = browser.send(mail(browser.get("/account")).with("email", "eve@example.org"));
        assertThat(asked.expect(303).location()).isEqualTo("/account?done=password-letter");
        assertThat(browser.get(asked.location()).one("[role=status]").text()).contains("30 minutes");
        assertThat(mailbox.kinds(email)).containsExactly("reset");
        PageForm choose = browser.get(mailbox.link("reset", email)).form("form[action^=/reset/]");
        browser.send(choose.with("password", "short")).expect(422);
        Page set = browser.send(choose.with("password", Accounts.PASSWORD)).expect(303);
        assertThat(set.location()).isEqualTo("/sign-in?changed=yes&next=%2Faccount");
        browser.get("/account").expect(303);
        PageForm in = browser.get(set.location())
                .form("form[action=/sign-in]")
                .with("email", email)
                .with("password", Accounts.PASSWORD);
        assertThat(browser.send(in).expect(303).location()).isEqualTo("/account");
        assertThat(mailbox.kinds(email)).contains("changed");
        String wanted = Accounts.freshEmail();
        browser.send(browser.get("/account")
                        .form("form[action=/account/address]")
                        .with("current", Accounts.PASSWORD)
                        .with("email", wanted))
                .expect(303);
        assertThat(mailbox.kinds(wanted)).containsExactly("new-address");
        browser.send(browser.get("/account/second-factor")
                        .form("form[action=/account/second-factor]")
                        .with("current", Accounts.PASSWORD))
                .expect(200);
        browser.send(browser.get("/account/deletion")
                        .form("form[action=/account/deletion]")
                        .with("current", email))
                .expect(422);
        browser.send(browser.get("/account/deletion")
                        .form("form[action=/account/deletion]")
                        .with("current", Accounts.PASSWORD))
                .expect(200);
    }

    @Test
    void until_then_nothing_that_lets_somebody_in_is_changed_without_it() {
        PageForm form = mail(browser.get("/account"));
        for (String current : new String[] {"", email, Accounts.PASSWORD}) {
            PageForm proof = form.at("/account/address").with("current", current);
            Page refused = browser.send(proof.with("email", Accounts.freshEmail()));
            assertThat(refused.expect(422).text()).contains("Your account has no password yet");
            browser.send(proof.at("/account/password").with("password", Accounts.PASSWORD))
                    .expect(422);
            browser.send(proof.at("/account/second-factor")).expect(422);
        }
        assertThat(mailbox.kinds(email)).isEmpty();
        assertThat(database.count("select count(*) from account where email = ? and password_hash is null", email))
                .isOne();
    }

    @Test
    void an_account_is_deleted_by_whoever_types_its_address() {
        PageForm form = browser.get("/account/deletion").form("form[action=/account/deletion]");
        browser.send(form.with("current", "eve@example.org")).expect(422);
        browser.send(form.with("current", email)).expect(200);
        assertThat(database.count("select count(*) from account where email = ?", email))
                .isZero();
    }

    @Test
    void letters_are_counted() {
        PageForm form = mail(browser.get("/account"));
        for (int i = 0; i < 5; i++) {
            browser.send(form).expect(303);
        }
        browser.send(form).expectError(429);
    }
}
