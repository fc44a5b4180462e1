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
import dev.showdown.support.Crew;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// The forms of workspaces, and everything by which a foreign page could try to send them in a member's name.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class WorkspaceFormGuardTest {

    /// Their addresses, as they stand in the pages' classes.
    static final Set<String> ACTIONS = Set.of(
            "/workspaces",
            "/workspaces/{}/members/{}",
            "/workspaces/{}/members/{}/ownership",
            "/workspaces/{}/members/{}/removal",
            "/workspaces/{}/departure",
            "/workspaces/{}/invitations",
            "/workspaces/{}/invitations/{}/revocation",
            "/workspaces/{}/settings",
            "/workspaces/{}/sharing",
            "/workspaces/{}/sharing/end",
            "/workspaces/{}/deletion",
            "/workspaces/{}/tokens",
            "/workspaces/{}/tokens/{}/revocation",
            "/workspaces/{}/trash/{}/restoration",
            "/workspaces/{}/trash/{}/removal",
            "/invitations/{}",
            "/resume/{}",
            "/assessments/{}/participation",
            "/assessments/{}/archive",
            "/assessments/{}/archive/removal",
            "/assessments/{}/copy");

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    private static Wizard thrownAway(Browser browser, String title) {
        Wizard wizard = Wizard.start(browser, title);
        browser.send(browser.get(wizard.address() + "/deletion").form()).expect(303);
        return wizard;
    }

    /// Filled in so that each would change something; in an order in which none takes away what another needs.
    private List<PageForm> forms(Crew crew) {
        Member olga = crew.owner();
        Browser browser = olga.browser();
        Member ludwig = crew.join("Ludwig", "editor");
        crew.join("Vic", "viewer");
        crew.join("Ola", "owner");
        Wizard kept = Wizard.start(browser, "Kept");
        Wizard archived = Wizard.start(browser, "Archived");
        browser.send(browser.get(crew.path("")).form("form[action='" + archived.address() + "/archive']"))
                .expect(303);
        String restored = thrownAway(browser, "To be restored").id();
        String removed = thrownAway(browser, "To be removed").id();
        PageForm participation = browser.get(started(ludwig, crew)).form("form[action$=/participation]");
        Accounts.token(olga, "assessments:read");
        Page tokens = browser.get(crew.path("/tokens")).expect(200);
        crew.link("viewer");
        Page trash = browser.get(crew.path("/trash")).expect(200);
        Page settings = browser.get(crew.path("/settings")).expect(200);
        PageForm end = settings.form("form[action$=/sharing/end]");
        Crew other = Crew.of(accounts);
        Page member = crew.member("Ludwig");
        Page list = browser.get(crew.path("")).expect(200);
        return List.of(
                browser.get("/workspaces").form("form[action=/workspaces]").with("name", "Another"),
                participation,
                list.form("form[action='" + kept.address() + "/copy']"),
                list.form("form[action='" + kept.address() + "/archive']"),
                browser.get(archived.address()).form("form[action$=/archive/removal]"),
                browser.get(Wizard.start(new Browser(), "A guest’s").resumeLink())
                        .form("form[action^=/resume/]"),
                browser.get(other.link("viewer")).form("form[action^=/invitations/]"),
                trash.form("form[action$='" + restored + "/restoration']"),
                trash.form("form[action$='" + removed + "/removal']"),
                tokens.form("form:has([name=days])").with("name", "New").with("scopes", "assessments:read"),
                tokens.form("form[action$=/revocation]"),
                crew.inviting("", "viewer"),
                crew.members().form("form[action$=/revocation]"),
                settings.form("form[action$=/settings]").with("name", "Renamed").with("days", "17"),
                end,
                end.at(crew.path("/sharing")),
                member.form("form:has(#role)").with("role", "viewer"),
                crew.member("Vic").form("form[action$=/removal]"),
                member.form("form[action$=/ownership]"),
                browser.get(crew.path("/departure")).form(),
                browser.get(browser.send(browser.get("/workspaces").form().with("name", "Of the end"))
                                        .expect(303)
                                        .location()
                                + "/deletion")
                        .form()
                        .with("name", "Of the end"));
    }

    /// The path of an assessment that this member has started in the workspace.
    private static String started(Member member, Crew crew) {
        Browser browser = member.browser();
        String slug = crew.path("").substring("/workspaces/".length());
        return browser.send(browser.get("/?workspace=" + slug)
                        .form("form[action=/assessments]")
                        .with("title", "Another’s")
                        .with("workspace", slug))
                .expect(303)
                .location()
                .replaceFirst("/questions/.*", "");
    }

    private static String pattern(PageForm form) {
        return form.action()
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{}")
                .replaceAll("^/workspaces/[^/]+", "/workspaces/{}")
                .replaceAll("^/(invitations|resume)/.*", "/$1/{}");
    }

    /// Tries every form, and looks whether anything has changed.
    private void refused(int status, BiFunction<Browser, PageForm, Response> attempt) {
        Crew crew = Crew.of(accounts);
        List<PageForm> forms = forms(crew);
        Set<String> tried = forms.stream().map(WorkspaceFormGuardTest::pattern).collect(Collectors.toSet());
        assertThat(new TreeSet<>(tried)).isEqualTo(new TreeSet<>(ACTIONS));
        Map<String, Object> before = database.work();
        for (PageForm form : forms) {
            Response response = attempt.apply(crew.owner().browser(), form);
            assertThat(response.statusCode()).as(form.action()).isEqualTo(status);
            assertThat(response.contentType()).startsWith("text/html");
        }
        assertThat(database.work()).isEqualTo(before);
    }

    @Test
    void each_of_them_works_with_its_token() {
        Crew crew = Crew.of(accounts);
        for (PageForm form : forms(crew)) {
            Map<String, Object> before = database.work();
            assertThat(crew.owner().browser().send(form).status())
                    .as(form.action())
                    .isIn(200, 303);
            assertThat(database.work()).as(form.action()).isNotEqualTo(before);
        }
    }

    @Test
    void a_form_without_its_token_changes_nothing() {
        refused(403, (browser, form) -> browser.body(form.without("csrf")).post(form.action()));
    }

    @Test
    void a_form_with_the_token_of_another_member_changes_nothing() {
        String foreign = accounts.member("Ben")
                .browser()
                .get("/account")
                .form("form[action=/sign-out]")
                .value("csrf");
        refused(403, (browser, form) -> browser.body(form.with("csrf", foreign)).post(form.action()));
    }

    @Test
    void a_form_from_another_site_changes_nothing_even_with_its_token() {
        refused(403, (browser, form) -> browser.body(form)
                .header("Origin", "https://evil.example")
                .post(form.action()));
        refused(403, (browser, form) -> browser.body(form)
                .header("Sec-Fetch-Site", "same-site")
                .post(form.action()));
    }

    @Test
    void another_content_type_is_refused_for_every_form() {
        refused(415, (browser, form) -> browser.request()
                .contentType("text/plain")
                .body(form.encoded().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(form.action()));
    }
}
