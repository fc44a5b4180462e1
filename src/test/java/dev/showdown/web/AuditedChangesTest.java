package dev.showdown.web;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.account.Identity;
import dev.showdown.account.Sessions;
import dev.showdown.account.SignOns;
import dev.showdown.account.Telephone;
import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Crew;
import dev.showdown.support.Database;
import dev.showdown.support.Mailbox;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Tenancy;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Each kind of change to a workspace, its members and what they keep, and the line of the log that tells of it.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AuditedChangesTest {

    @Inject
    Accounts accounts;

    @Inject
    Mailbox mailbox;

    @Inject
    Tenancy tenancy;

    @Inject
    Database database;

    @Inject
    AgroalDataSource source;

    @Inject
    SignOns signOns;

    private List<Object> log(String workspace) {
        return database.column("""
                select e.action || ' by ' || e.actor_kind || ' ' || e.actor_name || ': ' || e.target_kind || ' '
                    || e.target_name || case when e.detail = '' then '' else ' (' || e.detail || ')' end
                from audit_event e join workspace w on w.id = e.workspace_id where w.slug = ? order by e.id
                """, workspace.substring("/workspaces/".length()));
    }

    /// Does something, and finds these lines in the log that were not there before, and no others.
    private void told(String workspace, Runnable change, String... lines) {
        int before = log(workspace).size();
        change.run();
        List<Object> after = log(workspace);
        assertThat(after.subList(before, after.size())).containsExactly((Object[]) lines);
    }

    private static void press(Browser browser, String page, String form) {
        browser.send(browser.get(page).expect(200).form(form)).expect(303);
    }

    private static void post(Browser browser, String action) {
        browser.send(browser.get("/account").form("form[action=/sign-out]").at(action))
                .expect(303);
    }

    @Test
    void members_and_invitations() {
        Crew crew = Crew.of(accounts);
        Browser olga = crew.owner().browser();
        String path = crew.path("");
        assertThat(log(path))
                .containsExactly(
                        "workspace.started by person Olga: person Olga",
                        "person.signed.in by person Olga: person Olga");
        told(
                path,
                () -> crew.join("Ed", "editor"),
                "member.invited by person Olga: invitation  (editor)",
                "member.joined by person Ed: person Ed (editor, invited by Olga)");
        told(
                path,
                () -> olga.send(crew.inviting("vic@example.org", "viewer")).expect(303),
                "member.invited by person Olga: invitation vic@example.org (viewer)");
        told(
                path,
                () -> press(olga, path + "/members", "form[action$=/revocation]"),
                "invitation.revoked by person Olga: invitation vic@example.org (viewer)");
        PageForm role = crew.member("Ed").form("form:has([name=role])").with("role", "viewer");
        told(path, () -> olga.send(role).expect(303), "member.changed by person Olga: person Ed (viewer, was editor)");
        told(path, () -> olga.send(role).expectError(409));
        Member vic = crew.join("Vic", "viewer");
        told(path, () -> post(vic.browser(), path + "/departure"), "member.left by person Vic: person Vic");
        crew.join("Otto", "editor");
        told(path, () -> crew.press("Otto", "removal").expect(303), "member.removed by person Olga: person Otto");
        Member gone = crew.join("Wim", "viewer");
        told(
                path,
                () -> gone.browser()
                        .send(gone.browser()
                                .get("/account/deletion")
                                .form("form[action=/account/deletion]")
                                .with("current", Accounts.PASSWORD))
                        .expect(200),
                "account.deleted by person Wim: person Wim");
        told(
                path,
                () -> crew.press("Ed", "ownership").expect(303),
                "member.changed by person Olga: person Ed (owner, was viewer)",
                "member.changed by person Olga: person Olga (editor, was owner)");
    }

    @Test
    void the_workspace_itself() {
        Crew crew = Crew.of(accounts);
        Browser olga = crew.owner().browser();
        String path = crew.path("");
        PageForm settings = olga.get(path + "/settings").form("form:has([name=days])");
        told(
                path,
                () -> olga.send(settings.with("name", "Works")).expect(303),
                "workspace.changed by person Olga: workspace Works");
        told(path, () -> olga.send(settings.with("name", "Again")).expectError(409));
        told(
                path,
                () -> press(olga, path + "/settings", "form[action$=/sharing/end]"),
                "sharing.ended by person Olga: workspace Works");
        told(
                path,
                () -> press(olga, path + "/settings", "form[action$=/sharing]"),
                "sharing.allowed by person Olga: workspace Works");
        told(path, () -> olga.get(path + "/export").expect(200), "workspace.exported by person Olga: workspace Works");
        Member vic = crew.join("Vic", "viewer");
        told(path, () -> vic.browser().get(path + "/export").expectError(403));
        olga.send(olga.get("/workspaces").form("form[action=/workspaces]").with("name", "Second"))
                .expect(303);
        assertThat(database.column("""
                        select e.action from audit_event e join workspace w on w.id = e.workspace_id
                        join membership m on m.workspace_id = w.id where w.name = 'Second' and m.account_id = ?
                        """, tenancy.account(crew.owner()))).containsExactly("workspace.started");
    }

    @Test
    void the_end_of_a_workspace_is_told_where_its_owner_still_is() {
        Crew crew = Crew.of(accounts);
        Browser olga = crew.owner().browser();
        String second = olga.send(
                        olga.get("/workspaces").form("form[action=/workspaces]").with("name", "Second"))
                .expect(303)
                .location();
        told(
                crew.path(""),
                () -> olga.send(olga.get(second + "/deletion")
                                .form("form:has([name=name])")
                                .with("name", "Second"))
                        .expect(303),
                "workspace.deleted by person Olga: person Olga");
    }

    @Test
    void what_becomes_of_assessments() {
        Crew crew = Crew.of(accounts);
        Browser olga = crew.owner().browser();
        String path = crew.path("");
        Wizard wizard = Wizard.start(olga, "Board");
        String address = wizard.address();
        told(path, () -> post(olga, address + "/archive"), "assessment.archived by person Olga: assessment Board");
        told(path, () -> post(olga, address + "/archive"));
        told(
                path,
                () -> post(olga, address + "/archive/removal"),
                "assessment.unarchived by person Olga: assessment Board");
        told(path, () -> post(olga, address + "/archive/removal"));
        told(
                path,
                () -> post(olga, address + "/copy"),
                "assessment.duplicated by person Olga: assessment Board",
                "assessment.started by person Olga: assessment Copy of Board");
        post(olga, address + "/deletion");
        told(
                path,
                () -> press(olga, path + "/trash", "form[action$=/restoration]"),
                "assessment.restored by person Olga: assessment Board");
        post(olga, address + "/deletion");
        PageForm removal = olga.get(path + "/trash").form("form[action$=/removal]");
        told(path, () -> olga.send(removal).expect(303), "assessment.removed by person Olga: assessment Board");
        told(path, () -> olga.send(removal).expectError(404));
        Browser guest = new Browser();
        Wizard.start(guest, "Begun before");
        told(
                path,
                () -> guest.send(accounts.signingIn(guest, crew.owner().email(), Accounts.PASSWORD))
                        .expect(303),
                "person.signed.in by person Olga: person Olga",
                "assessment.adopted by person Olga: assessment Begun before");
    }

    @Test
    void answers_and_reports_taken_away() {
        Crew crew = Crew.of(accounts);
        Browser olga = crew.owner().browser();
        String path = crew.path("");
        Wizard wizard = Wizard.start(olga, "Board");
        String changed = "answers.changed by person Olga: round 1 (Board)";
        told(path, () -> wizard.answer("product", "realtime"), changed);
        told(path, () -> wizard.answer("product", "realtime"));
        told(path, () -> wizard.answer("product", "realtime", "Because"), changed);
        told(path, () -> wizard.answer("product", "data", "Because"), changed);
        told(path, () -> olga.send(wizard.form("product").with("choice", "nonsense"))
                .expect(422));
        wizard.answerAll(Map.of(), "unknown").submit().publish();
        String report = wizard.address() + "/reports/"
                + database.text("select id from report where assessment_id = ?::uuid", wizard.id()) + ".md";
        told(path, () -> olga.get(report).expect(200), "report.exported by person Olga: report 1 (Board)");
        told(path, () -> olga.get(report.replace(".md", ".exe")).expectError(404));
        String token = Accounts.token(crew.owner(), path, new String[] {"assessments:write", "reports:read"});
        String call = "/api/v1" + report.replaceFirst("/assessments/[^/]+", "").replace(".md", "");
        String taken = "report.exported by token Robot of Olga: report 1 (Board)";
        told(path, () -> called(token, "text/csv", call), taken);
        told(path, () -> called(token, "application/json", call));
    }

    private static void called(String token, String media, String path) {
        RestAssured.given()
                .auth()
                .preemptive()
                .oauth2(token)
                .accept(media)
                .get(path)
                .then()
                .statusCode(200);
    }

    @Test
    void a_program_answers_all_at_once_and_takes_an_answer_back() {
        Crew crew = Crew.of(accounts);
        String path = crew.path("");
        String token = Accounts.token(crew.owner(), path, new String[] {"assessments:write"});
        RequestSpecification program =
                RestAssured.given().auth().preemptive().oauth2(token).contentType("application/json");
        String work = "/api/v1/assessments/"
                + RestAssured.given(program)
                        .body(Map.of("title", "Board"))
                        .post("/api/v1/assessments")
                        .path("id");
        String changed = "answers.changed by token Robot of Olga: round 1 (Board)";
        Map<String, Object> answers = Map.of("product", Map.of("choice", "ai"));
        Runnable all = () -> RestAssured.given(program)
                .body(answers)
                .put(work + "/answers")
                .then()
                .statusCode(200);
        told(path, all, changed);
        told(path, all);
        Runnable back = () -> RestAssured.given(program)
                .delete(work + "/answers/product")
                .then()
                .statusCode(204);
        told(path, back, changed);
        told(path, back);
        told(path, all, changed);
    }

    @Test
    void answers_without_names_are_without_names_in_the_log() {
        Crew crew = Crew.of(accounts);
        Browser olga = crew.owner().browser();
        String location = olga.send(
                        olga.get("/").expect(200).form().with("title", "Secret").with("anonymous", "yes"))
                .expect(303)
                .location();
        Wizard wizard = Wizard.at(olga, location);
        told(crew.path(""), () -> wizard.answer("product", "ai"), "answers.changed by guest : round 1 (Secret)");
    }

    @Test
    void every_way_in_is_told_once_and_no_secret_of_it() {
        Member ann = accounts.member("Ann");
        String path = ann.workspace();
        Browser browser = ann.browser();
        String in = "person.signed.in by person Ann: person Ann";
        told(path, () -> accounts.signIn(ann.email(), Accounts.PASSWORD), in);
        told(path, () -> {
            Browser wrong = new Browser();
            wrong.send(accounts.signingIn(wrong, ann.email(), "not my password"))
                    .expect(422);
        });
        Identity identity = new Identity("https://login.example.org", ann.email(), ann.email(), true, "Ann");
        told(path, () -> signOns.signIn(identity, new Sessions.Manner(false, "")), in + " (with their organisation)");
        Telephone[] telephone = new Telephone[1];
        told(
                path,
                () -> telephone[0] = accounts.telephone(ann),
                "person.signed.out by person Ann: person Ann",
                "second.factor.set by person Ann: person Ann");
        Browser other = new Browser();
        told(
                path,
                () -> {
                    forgetSteps(ann);
                    Page asked = other.send(accounts.signingIn(other, ann.email(), Accounts.PASSWORD))
                            .expect(200);
                    assertThat(log(path)).as("half of the way").last().isNotEqualTo(in);
                    other.send(asked.form("form[action=/sign-in/code]").with("code", telephone[0].shows()))
                            .expect(303);
                },
                in);
        told(path, () -> browser.get("/account/export").expect(200), "account.exported by person Ann: person Ann");
        PageForm renewed = browser.get("/account/second-factor/codes")
                .form("form[action$=/codes]")
                .with("current", Accounts.PASSWORD);
        told(path, () -> browser.send(renewed.with("code", "0")).expect(422));
        told(
                path,
                () -> {
                    forgetSteps(ann);
                    browser.send(renewed.with("code", telephone[0].shows())).expect(200);
                },
                "recovery.codes.made by person Ann: person Ann");
        PageForm off = browser.get("/account/second-factor")
                .form("form[action$=/removal]")
                .with("current", Accounts.PASSWORD);
        told(path, () -> browser.send(off.with("code", "0")).expect(422));
        told(
                path,
                () -> {
                    forgetSteps(ann);
                    browser.send(off.with("code", telephone[0].shows())).expect(303);
                },
                "person.signed.out by person Ann: person Ann",
                "second.factor.removed by person Ann: person Ann");
        String all = database.text(
                "select jsonb_agg(e)::text from audit_event e join workspace w on w.id = e.workspace_id where w.slug = ?",
                path.substring("/workspaces/".length()));
        assertThat(all)
                .contains("second.factor.set")
                .doesNotContain(
                        Accounts.PASSWORD,
                        telephone[0].key(),
                        browser.cookies().values().iterator().next(),
                        other.cookies().values().iterator().next());
    }

    @Test
    void what_somebody_changes_of_their_own_account() {
        Member ann = accounts.member("Ann");
        String path = ann.workspace();
        Browser browser = ann.browser();
        PageForm name = browser.get("/account").form("form[action=/account/name]");
        told(path, () -> browser.send(name.with("name", " ")).expect(422));
        told(
                path,
                () -> browser.send(name.with("name", "Anna")).expect(303),
                "person.renamed by person Ann: person Ann");
        String changed = "password.changed by person Anna: person Anna";
        PageForm password = browser.get("/account")
                .form("form[action=/account/password]")
                .with("password", "an entirely new phrase");
        told(path, () -> browser.send(password.with("current", "not my password"))
                .expect(422));
        told(
                path,
                () -> browser.send(password.with("current", Accounts.PASSWORD)).expect(303),
                changed,
                "person.signed.out by person Anna: person Anna");
        PageForm reset = new Browser().get(accounts.resetLink(ann)).form("form[action^=/reset/]");
        told(path, () -> new Browser().send(reset.with("password", "short")).expect(422));
        told(
                path,
                () -> new Browser()
                        .send(reset.with("password", Accounts.PASSWORD))
                        .expect(303),
                changed);
        Browser again = accounts.signIn(ann.email(), Accounts.PASSWORD);
        String wanted = Accounts.freshEmail();
        PageForm address = again.get("/account")
                .form("form[action=/account/address]")
                .with("current", Accounts.PASSWORD)
                .with("email", wanted);
        told(path, () -> again.send(address).expect(303));
        PageForm confirming =
                new Browser().get(mailbox.link("new-address", wanted)).form("form[action^=/verify/]");
        told(path, () -> new Browser().send(confirming).expect(303), "address.changed by person Anna: person Anna");
        told(path, () -> new Browser().send(confirming).expectError(410));
    }

    /// As if half a minute had gone by.
    private void forgetSteps(Member member) {
        database.change(
                "update second_factor set last_step = 0 where account_id = (select id from account where email = ?)",
                member.email());
    }

    @Test
    void the_link_of_an_invitation_is_not_in_the_log() {
        Crew crew = Crew.of(accounts);
        String link = crew.link("editor");
        assertThat(database.text("select jsonb_agg(e)::text from audit_event e"))
                .contains("member.invited")
                .doesNotContain(link.substring("/invitations/".length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit_event set actor_name = 'Nobody'", "delete from audit_event", "truncate audit_event"
            })
    void the_program_can_neither_change_nor_remove_a_line(String change) throws SQLException {
        Tenancy.Workspace workspace = tenancy.workspace("Ann");
        List<Object> before = log(workspace.path());
        try (Connection connection = source.getConnection()) {
            try (PreparedStatement enter =
                    connection.prepareStatement("select set_config('app.workspace', ?, false)")) {
                enter.setString(1, workspace.id().toString());
                enter.execute();
            }
            try (PreparedStatement refused = connection.prepareStatement(change)) {
                assertThatThrownBy(refused::execute)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied for table audit_event");
            } finally {
                connection.createStatement().execute("reset app.workspace");
            }
        }
        assertThat(before).isNotEmpty();
        assertThat(log(workspace.path())).isEqualTo(before);
    }
}
