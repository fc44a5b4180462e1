package dev.showdown.web;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Crew;
import dev.showdown.support.Database;
import dev.showdown.support.Mailbox;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Server;

import static org.assertj.core.api.Assertions.assertThat;

/// Invitations to a workspace, by mail and by link: who can accept them, how often, and when they end.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class InvitationTest {

    private static final int ROUNDS = 8;

    @Inject
    Accounts accounts;

    @Inject
    Mailbox mailbox;

    @Inject
    Database database;

    private long invitations(Crew crew) {
        return database.count(
                "select count(*) from invitation i join workspace w on w.id = i.workspace_id where w.slug = ?",
                crew.path("").substring("/workspaces/".length()));
    }

    @Test
    void a_link_says_what_and_who_and_is_accepted_once() {
        Crew crew = Crew.of(accounts);
        String link = crew.link("editor");
        Member ed = accounts.member("Ed");
        Page shown = ed.browser().get(link).expect(200);
        assertThat(shown.text()).contains("Workspace of Olga", "Olga invites you", "as an editor", ed.email());
        PageForm form = shown.form("form[action^=/invitations/]");
        assertThat(ed.browser().send(form).expect(303).location()).startsWith(crew.path("/members"));
        assertThat(ed.browser().get(crew.path("/members")).text()).contains("Ed (you)", "editor");
        ed.browser().send(form).expect(303);
        assertThat(accounts.member("Eve").browser().get(link).expectError(410).text())
                .contains("used already");
        assertThat(crew.members().text()).contains("Earlier invitations", "accepted");
        assertThat(database.count(
                        "select count(*) from membership m join account a on a.id = m.account_id"
                                + " where a.email = ?",
                        ed.email()))
                .isEqualTo(2);
    }

    @Test
    void a_letter_can_be_accepted_by_its_address_only() {
        Crew crew = Crew.of(accounts);
        Member vic = accounts.member("Vic");
        Member eve = accounts.member("Eve");
        crew.owner()
                .browser()
                .send(crew.inviting(vic.email().toUpperCase(Locale.ROOT), "viewer"))
                .expect(303);
        String link = mailbox.link("invitation", vic.email());
        assertThat(database.text(
                        "select words from letter where kind = 'invitation' and lower(address) = ?", vic.email()))
                .contains("Olga invites you to the workspace “Workspace of Olga” as a viewer.");
        Page told = eve.browser().get(link).expect(403);
        assertThat(told.text())
                .contains("another address than that of your account", eve.email())
                .doesNotContainIgnoringCase(vic.email());
        String csrf =
                eve.browser().get("/account").form("form[action=/sign-out]").value("csrf");
        eve.browser().send(PageForm.to(link).with("csrf", csrf)).expectError(403);
        eve.browser().get(crew.path("/members")).expectError(404);
        crew.accept(vic, link).expect(303);
        assertThat(crew.members().texts("#members li")).anyMatch(line -> line.startsWith("Vic viewer"));
    }

    @Test
    void an_invitation_that_has_ended_is_gone_and_one_that_never_was_is_not_found() {
        Crew crew = Crew.of(accounts);
        Member otto = crew.join("Otto", "owner");
        Member eve = accounts.member("Eve");
        Browser olga = crew.owner().browser();

        String expired = crew.link("editor");
        database.change("update invitation set expires_at = now() - interval '1 second' where accepted_at is null");
        PageForm late = PageForm.to(expired)
                .with(
                        "csrf",
                        eve.browser()
                                .get("/account")
                                .form("form[action=/sign-out]")
                                .value("csrf"));
        assertThat(eve.browser().get(expired).expectError(410).text()).contains("has expired");
        eve.browser().send(late).expectError(410);

        String withdrawn = crew.link("editor");
        olga.send(crew.members().form("form[action$=/revocation]")).expect(303);
        assertThat(eve.browser().get(withdrawn).expectError(410).text()).contains("was withdrawn");
        eve.browser().send(late.at(withdrawn)).expectError(410);

        String orphaned = crew.link("editor");
        otto.browser()
                .send(otto.browser()
                        .get(otto.browser()
                                .get(crew.path("/members"))
                                .one("#members li:contains(Olga) a")
                                .attr("href"))
                        .form("form:has([name=role])")
                        .with("role", "editor"))
                .expect(303);
        eve.browser().get(orphaned).expectError(410);
        eve.browser().send(late.at(orphaned)).expectError(410);

        eve.browser().get(orphaned.substring(0, orphaned.length() - 1) + "x").expectError(404);
        eve.browser().send(late.at("/invitations/nothing")).expectError(404);
        eve.browser().get(crew.path("/members")).expectError(404);
    }

    @Test
    void an_invitation_is_worth_what_its_maker_is_now() {
        Crew crew = Crew.of(accounts);
        crew.join("Otto", "owner");
        String link = crew.link("owner");
        database.change(
                "update membership set role = 'viewer' where account_id = (select id from account where email = ?)",
                crew.owner().email());
        assertThat(accounts.member("Eve").browser().get(link).expectError(410).text())
                .contains("no owner of the workspace any more");
    }

    @Test
    void an_invitation_stays_ended_when_its_maker_becomes_an_owner_again() {
        Crew crew = Crew.of(accounts);
        Member otto = crew.join("Otto", "owner");
        otto.browser()
                .send(otto.browser()
                        .get(crew.path("/members"))
                        .form("form[action$=/invitations]")
                        .with("role", "owner"))
                .expect(303);
        String link = otto.browser()
                .get(crew.path("/members"))
                .one("[id^=invitation-]")
                .attr("value")
                .substring(Server.BASE.length());
        new Browser().get(link).expect(200);
        become(crew, "Otto", "editor");
        become(crew, "Otto", "owner");
        assertThat(new Browser().get(link).expectError(410).text()).contains("was withdrawn");
    }

    private static void become(Crew crew, String name, String role) {
        PageForm form = crew.member(name).form("form:has([name=role])").with("role", role);
        crew.owner().browser().send(form).expect(303);
    }

    @Test
    void the_letter_of_an_invitation_that_ends_before_it_is_sent_is_kept_back() {
        Crew crew = Crew.of(accounts);
        Member otto = crew.join("Otto", "owner");
        Browser olga = crew.owner().browser();
        String withdrawn = invited(crew, crew.owner());
        olga.send(crew.members().form("form[action$=/revocation]")).expect(303);
        assertThat(mailbox.kinds(withdrawn)).isEmpty();
        String kept = invited(crew, crew.owner());
        String ofAnEditor = invited(crew, otto);
        become(crew, "Otto", "editor");
        assertThat(mailbox.kinds(ofAnEditor)).isEmpty();
        become(crew, "Otto", "owner");
        String ofNobody = invited(crew, otto);
        crew.press("Otto", "removal").expect(303);
        assertThat(mailbox.kinds(ofNobody)).isEmpty();
        assertThat(mailbox.kinds(kept)).containsExactly("invitation");
        olga.send(olga.get(crew.path("/deletion")).form("form:has([name=name])").with("name", "Workspace of Olga"))
                .expect(303);
        assertThat(mailbox.kinds(kept)).isEmpty();
    }

    /// The address that somebody has invited.
    private String invited(Crew crew, Member owner) {
        String email = Accounts.freshEmail();
        PageForm form = owner.browser()
                .get(crew.path("/members"))
                .form("form[action$=/invitations]")
                .with("email", email)
                .with("role", "viewer");
        owner.browser().send(form).expect(303);
        assertThat(mailbox.kinds(email)).containsExactly("invitation");
        return email;
    }

    @Test
    void a_hundred_invitations_are_open_and_no_more() {
        Crew crew = Crew.of(accounts);
        crew.link("viewer");
        database.change("""
                insert into invitation select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(),
                    'token_hash', sha256(gen_random_uuid()::text::bytea), 'n', n))).*
                from invitation i join workspace w on w.id = i.workspace_id, generate_series(1, 98) n where w.slug = ?
                """, crew.path("").substring("/workspaces/".length()));
        crew.link("viewer");
        Browser olga = crew.owner().browser();
        PageForm another = crew.inviting("", "viewer");
        assertThat(olga.send(another).expectError(409).text()).contains("There are 100 open invitations");
        database.change("""
                update invitation set revoked_at = now() where id in (
                    select max(i.id::text)::uuid from invitation i join workspace w on w.id = i.workspace_id
                    where w.slug = ?)
                """, crew.path("").substring("/workspaces/".length()));
        olga.send(crew.inviting("", "viewer")).expect(303);
    }

    @Test
    void whoever_guesses_invitations_is_stopped() {
        Crew crew = Crew.of(accounts);
        String link = crew.link("viewer");
        Browser eve = accounts.member("Eve").browser();
        String csrf = eve.get("/account").form("form[action=/sign-out]").value("csrf");
        PageForm guess = PageForm.to("/invitations/sdw_" + "0".repeat(36)).with("csrf", csrf);
        database.change("delete from rate_limit where bucket = 'misses'");
        eve.get(guess.action()).expectError(404);
        eve.send(guess).expectError(404);
        new Browser().send(guess.without("csrf")).expectError(404);
        assertThat(database.count("select used from rate_limit where bucket = 'misses'"))
                .isEqualTo(3);
        database.change("update rate_limit set used = 1000000, window_start = now() where bucket = 'misses'");
        try {
            eve.get(guess.action()).expectError(429);
            eve.get(link).expect(200);
        } finally {
            database.change("delete from rate_limit where bucket = 'misses'");
        }
    }

    @Test
    void whoever_has_no_session_signs_in_or_up_first_and_comes_back() {
        Crew crew = Crew.of(accounts);
        Member ed = accounts.member("Ed");
        String link = crew.link("editor");
        Browser elsewhere = new Browser();
        Page shown = elsewhere.get(link).expect(200);
        assertThat(shown.text()).contains("Olga invites you");
        assertThat(shown.document().select("form")).isEmpty();
        assertThat(elsewhere.send(PageForm.to(link)).expect(303).location()).startsWith("/sign-in?next=%2Finvitations");
        String signIn = shown.one("main a[href^=/sign-in?next=%2F]").attr("href");
        PageForm in = elsewhere
                .get(signIn)
                .form("form[action=/sign-in]")
                .with("email", ed.email())
                .with("password", Accounts.PASSWORD);
        assertThat(elsewhere.send(in).expect(303).location()).isEqualTo(link);

        Browser fresh = new Browser();
        String email = Accounts.freshEmail();
        String signUp = fresh.get(link).one("main a[href^=/sign-up?next=%2F]").attr("href");
        fresh.send(fresh.get(signUp).form("form[action=/sign-up]").with("email", email))
                .expect(200);
        Page joined = fresh.send(accounts.finishing(fresh, email, "Una"));
        assertThat(joined.expect(303).location()).isEqualTo(link);
        fresh.send(fresh.get(link).form("form[action^=/invitations/]")).expect(303);
        assertThat(crew.members().texts("#members li")).anyMatch(line -> line.startsWith("Una editor"));
        assertThat(database.column("select words from letter where address = ?", email))
                .containsOnly("");
    }

    @Test
    void what_is_wrong_is_said_and_what_was_typed_is_kept() {
        Crew crew = Crew.of(accounts);
        Member vic = crew.join("Vic", "viewer");
        Browser olga = crew.owner().browser();
        for (String bad : List.of("nobody", "a@b", "a@example.org\r\nBcc: x@example.org", "x".repeat(300))) {
            Page page = olga.send(crew.inviting(bad, "viewer")).expect(422);
            assertThat(page.title()).startsWith("Error: ");
            assertThat(page.one("#email-error").text()).isNotBlank();
            assertThat(page.one("#role option[selected]").val()).isEqualTo("viewer");
        }
        Page typed = olga.send(crew.inviting("nobody", "king")).expect(422);
        assertThat(typed.one("#email").val()).isEqualTo("nobody");
        assertThat(typed.one("#role-error").text()).contains("Choose one of the roles");
        String email = Accounts.freshEmail();
        olga.send(crew.inviting(email, "viewer")).expect(303);
        for (UnaryOperator<String> written :
                List.<UnaryOperator<String>>of(UnaryOperator.identity(), text -> text.toUpperCase(Locale.ROOT))) {
            assertThat(olga.send(crew.inviting(written.apply(vic.email()), "viewer"))
                            .expect(422)
                            .text())
                    .contains("is a member already");
            assertThat(olga.send(crew.inviting(written.apply(email), "editor"))
                            .expect(422)
                            .text())
                    .contains("There is an open invitation");
        }
        olga.send(crew.inviting("", "editor").with("newest", "x")).expectError(400);
        assertThat(invitations(crew)).isEqualTo(2);
    }

    @Test
    void a_form_that_is_sent_twice_invites_once() {
        Crew crew = Crew.of(accounts);
        Browser olga = crew.owner().browser();
        String email = Accounts.freshEmail();
        PageForm form = crew.inviting(email, "editor");
        olga.send(form).expect(303);
        olga.send(form).expect(303);
        assertThat(invitations(crew)).isOne();
        assertThat(mailbox.kinds(email)).containsExactly("invitation");
        olga.send(form.with("role", "viewer")).expectError(409);
    }

    private static Page withdraw(Crew crew, PageForm form) {
        return crew.owner().browser().send(form);
    }

    private static boolean isIn(Crew crew, String name) {
        return crew.members().texts("#members li").stream().anyMatch(line -> line.startsWith(name));
    }

    @Test
    void an_invitation_that_was_accepted_is_withdrawn_no_more_and_that_is_said() {
        Crew crew = Crew.of(accounts);
        Member ed = accounts.member("Ed");
        String link = crew.link("editor");
        PageForm withdrawing = crew.members().form("form[action$=/revocation]");
        crew.accept(ed, link).expect(303);
        assertThat(withdraw(crew, withdrawing).expectError(409).text())
                .contains("was accepted before you withdrew it", "remove whoever should not be one");
        assertThat(isIn(crew, "Ed")).isTrue();
        assertThat(crew.members().text()).contains("accepted").doesNotContain("withdrawn");

        crew.link("editor");
        PageForm again = crew.members().form("form[action$=/revocation]");
        withdraw(crew, again).expect(303);
        withdraw(crew, again).expect(303);
    }

    @Test
    void an_invitation_is_accepted_or_withdrawn_and_never_both() {
        Crew crew = Crew.of(accounts);
        Member eve = accounts.member("Eve");
        for (int i = 0; i < ROUNDS; i++) {
            String link = crew.link("editor");
            PageForm accepting = eve.browser().get(link).expect(200).form("form[action^=/invitations/]");
            PageForm withdrawing = crew.members().form("form[action$=/revocation]");
            List<Page> both = database.heldUp(
                    "invitation", List.of(() -> eve.browser().send(accepting), () -> withdraw(crew, withdrawing)));
            if (both.getFirst().status() == 303) {
                assertThat(both.getLast().expectError(409).text()).contains("was accepted before you withdrew it");
                assertThat(isIn(crew, "Eve")).isTrue();
                crew.press("Eve", "removal").expect(303);
            } else {
                assertThat(both.getFirst().expectError(410).text()).contains("was withdrawn");
                both.getLast().expect(303);
                assertThat(isIn(crew, "Eve")).isFalse();
            }
        }
        assertThat(database.count("select count(*) from invitation where accepted_at is not null"
                        + " and revoked_at is not null"))
                .isZero();
    }

    @Test
    void a_member_who_opens_another_invitation_stays_what_they_are() {
        Crew crew = Crew.of(accounts);
        Member vic = crew.join("Vic", "viewer");
        String link = crew.link("owner");
        assertThat(vic.browser().get(link).expect(200).text()).contains("You are a member of this workspace already");
        String csrf =
                vic.browser().get("/account").form("form[action=/sign-out]").value("csrf");
        vic.browser().send(PageForm.to(link).with("csrf", csrf)).expect(303);
        assertThat(crew.members().texts("#members li")).anyMatch(line -> line.startsWith("Vic viewer"));
    }
}
