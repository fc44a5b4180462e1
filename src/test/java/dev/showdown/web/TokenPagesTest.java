package dev.showdown.web;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Crew;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;

/// Tokens of a workspace, as people make and end them.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TokenPagesTest {

    private static final int SEVERAL = 8;

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    private static PageForm form(Member member) {
        return member.browser().get(member.workspace() + "/tokens").expect(200).form("form:has([name=days])");
    }

    private static PageForm filled(Member member, String name) {
        return form(member).with("name", name).with("scopes", "reports:read");
    }

    /// Lets somebody into the workspace of somebody else.
    private void join(Member owner, Member other, String role) {
        database.change("""
                insert into membership (workspace_id, account_id, role, since, version)
                select w.id, a.id, ?, now(), 0 from workspace w, account a where w.slug = ? and a.email = ?
                """, role, slug(owner), other.email());
    }

    private static String slug(Member member) {
        return member.workspace().substring("/workspaces/".length());
    }

    @Test
    void a_token_is_offered_for_what_there_is_to_do_with_it() {
        Member ann = accounts.member("Ann");
        assertThat(ann.browser()
                        .get(ann.workspace() + "/tokens")
                        .document()
                        .select("input[name=scopes]")
                        .eachAttr("value"))
                .containsExactly(
                        "assessments:read",
                        "assessments:write",
                        "reports:read",
                        "shares:write",
                        "tokens:write",
                        "audit:read",
                        "workspace:export");
        Crew crew = Crew.of(accounts);
        assertThat(crew.join("Edda", "editor")
                        .browser()
                        .get(crew.path("/tokens"))
                        .document()
                        .select("input[name=scopes]")
                        .eachAttr("value"))
                .contains("tokens:write")
                .doesNotContain("audit:read", "workspace:export");
    }

    @Test
    void a_token_is_shown_once_and_kept_as_a_hash() {
        Member ann = accounts.member("Ann");
        Page made = ann.browser().send(filled(ann, "Nightly build")).expect(200);
        String token = made.one("#new-token").attr("value");
        assertThat(token).matches("sdp_[0-9A-Za-z]{36}");
        Page again = ann.browser().get(ann.workspace() + "/tokens").expect(200);
        assertThat(again.source()).doesNotContain(token);
        assertThat(again.text()).contains("Nightly build", "works until", "Never used", "reports:read", "Made by you");
        assertThat(database.text("select jsonb_agg(t)::text from workspace_token t"))
                .doesNotContain(token.substring(4));
        assertThat(database.count(
                        "select count(*) from workspace_token where token_hash = sha256(?::bytea)", token.getBytes()))
                .isOne();
    }

    @Test
    void it_works_for_ninety_days_unless_somebody_says_otherwise() {
        Member ann = accounts.member("Ann");
        ann.browser().send(filled(ann, "Usual")).expect(200);
        ann.browser().send(filled(ann, "Short").with("days", "1")).expect(200);
        ann.browser().send(filled(ann, "Long").with("days", "365")).expect(200);
        assertThat(database.column("""
                        select extract(day from t.expires_at - t.created_at)::int from workspace_token t
                        join workspace w on w.id = t.workspace_id where w.slug = ? order by t.id
                        """, slug(ann))).isEqualTo(List.<Object>of(90, 1, 365));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "366", "-1", "1.5", "never", "99999999999999999999"})
    void every_token_ends_within_a_year(String days) {
        Member ann = accounts.member("Ann");
        Page refused =
                ann.browser().send(filled(ann, "Typed").with("days", days)).expect(422);
        assertThat(refused.one("#days-error").text()).contains("1 to 365");
        assertThat(refused.form("form:has([name=days])").value("name")).isEqualTo("Typed");
        assertThat(refused.form("form:has([name=days])").value("days")).isEqualTo(days);
        assertThat(refused.form("form:has([name=days])").value("scopes")).isEqualTo("reports:read");
        assertThat(database.count(
                        "select count(*) from workspace_token t join workspace w on w.id = t.workspace_id where slug = ?",
                        slug(ann)))
                .isZero();
    }

    @Test
    void a_token_needs_a_name_and_a_purpose() {
        Member ann = accounts.member("Ann");
        Page refused = ann.browser().send(form(ann)).expect(422);
        assertThat(refused.text()).contains("Enter a name.", "Choose at least one thing");
        assertThat(ann.browser()
                        .send(filled(ann, "Odd").with("scopes", "everything"))
                        .expect(422)
                        .text())
                .contains("Choose from the list");
        assertThat(ann.browser().send(filled(ann, "x".repeat(101))).expect(422).text())
                .contains("100 characters");
    }

    @Test
    void the_same_form_sent_twice_makes_one_token() {
        Member ann = accounts.member("Ann");
        PageForm form = filled(ann, "Once");
        ann.browser().send(form).expect(200);
        assertThat(ann.browser().send(form).expectError(409).text()).contains("made in the meantime");
        assertThat(database.count(
                        "select count(*) from workspace_token t join workspace w on w.id = t.workspace_id where slug = ?",
                        slug(ann)))
                .isOne();
    }

    @Test
    void the_same_form_sent_twice_at_once_makes_one_token() {
        Member ann = accounts.member("Ann");
        PageForm form = filled(ann, "Once");
        Callable<Integer> sending = () -> ann.browser().send(form).status();
        assertThat(database.heldUp("workspace_token", Collections.nCopies(SEVERAL, sending)))
                .containsOnly(200, 409)
                .containsOnlyOnce(200);
        assertThat(database.count(
                        "select count(*) from workspace_token t join workspace w on w.id = t.workspace_id where slug = ?",
                        slug(ann)))
                .isOne();
    }

    @Test
    void an_editor_sees_and_revokes_their_own_and_an_owner_all() {
        Member ann = accounts.member("Ann");
        Member ed = accounts.member("Ed");
        join(ann, ed, "editor");
        String page = ann.workspace() + "/tokens";
        ann.browser().send(filled(ann, "Of the owner")).expect(200);
        ed.browser()
                .send(ed.browser()
                        .get(page)
                        .expect(200)
                        .form("form:has([name=days])")
                        .with("name", "Of the editor")
                        .with("scopes", "reports:read"))
                .expect(200);

        assertThat(ed.browser().get(page).expect(200).text())
                .contains("Of the editor")
                .doesNotContain("Of the owner");
        Page all = ann.browser().get(page).expect(200);
        assertThat(all.text()).contains("Of the owner", "Of the editor", "Made by Ed");

        PageForm foreign = all.form("li:contains(Of the owner) form");
        ed.browser().send(foreign.with("csrf", csrf(ed))).expectError(404);
        assertThat(state("Of the owner", ann)).isEqualTo("active");
        ann.browser().send(all.form("li:contains(Of the editor) form")).expect(303);
        assertThat(state("Of the editor", ann)).isEqualTo("revoked");
        assertThat(ed.browser().get(page).text()).contains("revoked");
    }

    private static String csrf(Member member) {
        return member.browser()
                .get("/account")
                .form("form[action=/account/name]")
                .value("csrf");
    }

    private Object state(String name, Member owner) {
        return database.one("""
                select case when revoked_at is null then 'active' else 'revoked' end from workspace_token t
                join workspace w on w.id = t.workspace_id where t.name = ? and w.slug = ?
                """, name, slug(owner));
    }

    @Test
    void viewers_strangers_and_guests_make_none() {
        Member ann = accounts.member("Ann");
        Member vic = accounts.member("Vic");
        Member eve = accounts.member("Eve");
        join(ann, vic, "viewer");
        String page = ann.workspace() + "/tokens";
        ann.browser().send(filled(ann, "Hidden")).expect(200);
        vic.browser().get(page).expectError(403);
        eve.browser().get(page).expectError(404);
        assertThat(new Browser().get(page).status()).isEqualTo(303);
        for (Map.Entry<Member, Integer> who : Map.of(vic, 403, eve, 404).entrySet()) {
            Member member = who.getKey();
            PageForm made = PageForm.to(page)
                    .with("csrf", csrf(member))
                    .with("name", "Forged")
                    .with("scopes", "reports:read")
                    .with("days", "9")
                    .with("tokens", "0");
            assertThat(member.browser().send(made).status()).isEqualTo(who.getValue());
            UUID token = (UUID)
                    database.one("select id from workspace_token where name = 'Hidden' order by id desc limit 1");
            assertThat(member.browser()
                            .send(made.at(page + "/" + token + "/revocation"))
                            .status())
                    .isEqualTo(who.getValue());
        }
        assertThat(state("Hidden", ann)).isEqualTo("active");
        assertThat(database.count("select count(*) from workspace_token where name = 'Forged'"))
                .isZero();
    }

    @Test
    void whatever_somebody_calls_a_token_is_text() {
        Member ann = accounts.member("Ann");
        Page made = ann.browser().send(filled(ann, "<b onclick=x>\"&amp;")).expect(200);
        assertThat(made.text()).contains("<b onclick=x>\"&amp;");
        assertThat(made.document().select("b[onclick]")).isEmpty();
    }
}
