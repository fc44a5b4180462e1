package dev.showdown.web;

import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Mailbox;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// Making an account, getting in and out, and what becomes of a guest's work.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AccountTest {

    @Inject
    Accounts accounts;

    @Inject
    Mailbox mailbox;

    @Inject
    Database database;

    @Test
    void whoever_signs_up_has_an_account_a_workspace_and_is_signed_in() {
        Member ann = accounts.member("Ann");
        Page account = ann.browser().get("/account").expect(200);
        assertThat(account.text()).contains(ann.email(), "Workspace of Ann", "You are an owner");
        assertThat(account.document().select("input[name=name]").val()).isEqualTo("Ann");
    }

    @Test
    void a_session_of_before_signing_in_opens_nothing_afterwards() {
        Browser guest = new Browser();
        Wizard.start(guest, "Fixed");
        Browser attacker = new Browser();
        attacker.cookies().putAll(guest.cookies());
        Member ann = accounts.member(guest, "Ann");
        assertThat(ann.browser().cookies()).isNotEqualTo(attacker.cookies());
        attacker.get("/account").expect(303);
        assertThat(attacker.get("/assessments").text()).doesNotContain("Fixed");
    }

    @Test
    void the_work_of_a_guest_becomes_that_of_whoever_signs_up_in_that_browser() {
        Browser guest = new Browser();
        String id = Wizard.start(guest, "Kept for good").id();
        Member ann = accounts.member(guest, "Ann");
        assertThat(ann.browser().get("/assessments").text()).contains("Kept for good");
        Page overview = ann.browser().get("/assessments/" + id).expect(200);
        assertThat(overview.text()).doesNotContain("You work as a guest").doesNotContain("You are a guest");
        assertThat(database.text(
                        "select w.kind from assessment a join workspace w on w.id = a.workspace_id where a.id = ?::uuid",
                        id))
                .isEqualTo("team");
        Browser elsewhere = accounts.signIn(ann.email(), Accounts.PASSWORD);
        elsewhere.get("/assessments/" + id).expect(200);
        new Browser().get("/assessments/" + id).expect(404);
    }

    @Test
    void a_wrong_password_and_an_unknown_address_are_answered_alike() {
        Member ann = accounts.member("Ann");
        Browser browser = new Browser();
        Page wrong = browser.send(accounts.signingIn(browser, ann.email(), "nothing like it at all"));
        Page unknown = browser.send(accounts.signingIn(browser, Accounts.freshEmail(), "nothing like it at all"));
        wrong.expect(422);
        unknown.expect(422);
        assertThat(wrong.source().replace(ann.email(), ""))
                .isEqualTo(unknown.source().replaceAll("p[0-9a-f-]{18}@example.org", ""));
    }

    @Test
    void a_password_chosen_with_a_link_ends_every_session_and_the_link() {
        Member ann = accounts.member("Ann");
        Browser other = new Browser();
        other.send(other.get("/reset").form("form[action=/reset]").with("email", ann.email()))
                .expect(200);
        String link = mailbox.link("reset", ann.email());
        other.send(other.get(link).expect(200).form("form[action^=/reset/]").with("password", "an entirely new phrase"))
                .expect(303);
        ann.browser().get("/account").expect(303);
        other.get(link).expectError(410);
        accounts.signIn(ann.email(), "an entirely new phrase").get("/account").expect(200);
    }

    @Test
    void signing_out_ends_the_session_on_the_server() {
        Member ann = accounts.member("Ann");
        Browser copied = new Browser();
        copied.cookies().putAll(ann.browser().cookies());
        ann.browser()
                .send(ann.browser().get("/account").form("form[action=/sign-out]"))
                .expect(303);
        copied.get("/account").expect(303);
    }

    @Test
    void a_name_is_changed_and_one_with_a_line_break_is_refused() {
        Member ann = accounts.member("Ann");
        PageForm form = ann.browser().get("/account").form("form[action=/account/name]");
        for (String bad : List.of("", "   ", "Ann\r\nBcc: eve@example.org", "x".repeat(101), "Ann\u0000")) {
            Page refused = ann.browser().send(form.with("name", bad)).expect(422);
            assertThat(refused.title()).startsWith("Error: ");
        }
        ann.browser().send(form.with("name", "Ann <b>Lee</b>")).expect(303);
        assertThat(ann.browser()
                        .get("/account")
                        .document()
                        .select("input[name=name]")
                        .val())
                .isEqualTo("Ann <b>Lee</b>");
    }
}
