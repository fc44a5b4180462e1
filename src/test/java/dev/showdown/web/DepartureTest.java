package dev.showdown.web;

import java.util.List;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Team;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// Taking everything along, and the end of an account.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DepartureTest {

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    @Inject
    ObjectMapper json;

    private static PageForm deletion(Member member) {
        return member.browser()
                .get("/account/deletion")
                .expect(200)
                .form("form[action=/account/deletion]")
                .with("current", Accounts.PASSWORD);
    }

    private long accounts(Member member) {
        return database.count("select count(*) from account where email = ?", member.email());
    }

    @Test
    void the_export_holds_everything_about_the_person_and_nothing_about_others() throws Exception {
        Member ann = accounts.member("Ann");
        Wizard own = Wizard.start(ann.browser(), "Ann's own");
        own.answer("product", "services");
        Team team = Team.start("Somebody's team");
        Member ben = accounts.member(team.join("Ben"), "Ben");
        team.answer(ben.browser(), "product", "ai", "Said by Ben");
        team.answer(team.facilitator(), "product", "data", "Said by the lead");
        JsonNode first =
                json.readTree(ann.browser().get("/account/export").expect(200).source());
        assertThat(first.at("/account/email").asText()).isEqualTo(ann.email());
        assertThat(first.at("/workspaces/0/assessments/0/title").asText()).isEqualTo("Ann's own");
        assertThat(first.at("/participations/0/answers/0/choice").asText()).isEqualTo("services");
        assertThat(first.at("/sessions")).hasSize(1);
        Page page = ben.browser().get("/account/export").expect(200);
        assertThat(page.header("Content-Type")).startsWith("application/json");
        assertThat(page.header("Content-Disposition")).startsWith("attachment");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(json.readTree(page.source())
                        .at("/participations/0/assessment/title")
                        .asText())
                .isEqualTo("Somebody's team");
        assertThat(page.source())
                .contains("Said by Ben")
                .doesNotContain("Said by the lead", "Ann", ann.email())
                .doesNotContain("argon2", "sds_", "token");
        new Browser().get("/account/export").expect(303);
    }

    @Test
    void an_account_goes_with_its_own_workspace_and_every_session() {
        Member ann = accounts.member("Ann");
        Wizard own = Wizard.start(ann.browser(), "Goes along");
        Browser elsewhere = accounts.signIn(ann.email(), Accounts.PASSWORD);
        PageForm form = deletion(ann);
        ann.browser().send(form.with("current", "not my password")).expect(422);
        assertThat(accounts(ann)).isOne();
        Page gone = ann.browser().send(form.with("current", Accounts.PASSWORD)).expect(200);
        assertThat(gone.heading()).isEqualTo("Your account is deleted");
        assertThat(accounts(ann)).isZero();
        assertThat(database.count("select count(*) from assessment where id = ?::uuid", own.id()))
                .isZero();
        elsewhere.get("/account").expect(303);
        Browser again = new Browser();
        again.send(accounts.signingIn(again, ann.email(), Accounts.PASSWORD)).expect(422);
        for (String table : List.of("session", "letter", "second_factor")) {
            assertThat(database.count("select count(*) from " + table
                            + " t where t.account_id is not null and not exists "
                            + "(select from account a where a.id = t.account_id)"))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void what_somebody_answered_for_others_stays_under_their_name() {
        Team team = Team.start("Stays");
        Member ben = accounts.member(team.join("Ben"), "Ben");
        team.answer(ben.browser(), "product", "ai", "Kept");
        ben.browser().send(deletion(ben)).expect(200);
        assertThat(database.rows(
                        "select p.name, p.account_id, a.note from participant p join answer a on a.participant_id = p.id "
                                + "where p.assessment_id = ?::uuid and p.name = 'Ben'",
                        team.lead().id()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("account_id")).isNull();
                    assertThat(row.get("note")).isEqualTo("Kept");
                });
        ben.browser().get(team.path("")).expect(404);
    }

    @Test
    void whoever_is_the_only_owner_for_others_is_refused_with_words_until_somebody_else_is_one() {
        Member ann = accounts.member("Ann");
        Member ben = accounts.member("Ben");
        String slug = ann.workspace().substring("/workspaces/".length());
        database.change(
                "insert into membership (workspace_id, account_id, role, since, version) select w.id, a.id, 'editor', "
                        + "now(), 0 from workspace w, account a where w.slug = ? and a.email = ?",
                slug,
                ben.email());
        Page refused = ann.browser().send(deletion(ann)).expectError(409);
        assertThat(refused.text()).contains("You are the only owner of “Workspace of Ann”");
        assertThat(accounts(ann)).isOne();
        database.change(
                "update membership set role = 'owner' where account_id = (select id from account where email = ?)",
                ben.email());
        ann.browser().send(deletion(ann)).expect(200);
        assertThat(accounts(ann)).isZero();
        assertThat(ben.browser().get("/account").expect(200).text()).contains("Workspace of Ann");
    }

    @Test
    void somebody_without_a_password_confirms_with_their_address() {
        Member ann = accounts.member("Ann");
        database.change("update account set password_hash = null where email = ?", ann.email());
        ann.browser().send(deletion(ann)).expect(422);
        ann.browser()
                .send(deletion(ann).with("current", ann.email().toUpperCase(java.util.Locale.ROOT)))
                .expect(200);
        assertThat(accounts(ann)).isZero();
    }
}
