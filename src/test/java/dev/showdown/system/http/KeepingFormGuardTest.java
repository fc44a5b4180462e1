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

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Tenancy;
import dev.showdown.support.Tenancy.Workspace;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// The forms that put assessments away and throw them away, sent by a foreign page in somebody's name.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class KeepingFormGuardTest {

    /// Their addresses, as they stand in the pages' classes.
    static final Set<String> ACTIONS = Set.of(
            "/assessments/{}/archive",
            "/assessments/{}/archive/removal",
            "/assessments/{}/copy",
            "/workspaces/{}/trash/{}/restoration",
            "/workspaces/{}/trash/{}/removal");

    @Inject
    Tenancy tenancy;

    @Inject
    Database database;

    private void refused(int status, BiFunction<Browser, PageForm, Response> attempt) {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        Wizard wizard = tenancy.start(workspace.owner(), workspace, "Guarded");
        Wizard archived = tenancy.start(workspace.owner(), workspace, "Archived");
        ann.send(ann.get(archived.address() + "/settings")
                        .form("[formaction$=/archive]")
                        .at(archived.address() + "/archive"))
                .expect(303);
        Wizard thrown = tenancy.start(workspace.owner(), workspace, "Thrown away");
        ann.send(ann.get(thrown.address() + "/deletion").form()).expect(303);
        List<PageForm> forms = List.of(
                ann.get(wizard.address() + "/settings")
                        .form("[formaction$=/archive]")
                        .at(wizard.address() + "/archive"),
                ann.get(wizard.address() + "/settings")
                        .form("[formaction$=/copy]")
                        .at(wizard.address() + "/copy"),
                ann.get(archived.address()).form("form[action$=/archive/removal]"),
                ann.get(workspace.path() + "/trash").form("form[action$=/restoration]"),
                ann.get(workspace.path() + "/trash").form("form[action$=/removal]"));
        Set<String> tried = forms.stream()
                .map(form ->
                        form.action().replace(workspace.slug(), "{}").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{}"))
                .collect(Collectors.toSet());
        assertThat(new TreeSet<>(tried)).isEqualTo(new TreeSet<>(ACTIONS));
        Map<String, Object> before = database.work();
        for (PageForm form : forms) {
            assertThat(attempt.apply(ann, form).statusCode()).as(form.action()).isEqualTo(status);
        }
        assertThat(database.work()).isEqualTo(before);
    }

    @Test
    void a_form_without_its_token_or_with_anothers_changes_nothing() {
        refused(403, (browser, form) -> browser.body(form.without("csrf")).post(form.action()));
        Browser other = tenancy.workspace("Olga").owner().browser();
        String foreign = other.get("/account").form("form[action=/sign-out]").value("csrf");
        refused(403, (browser, form) -> browser.body(form.with("csrf", foreign)).post(form.action()));
    }

    @Test
    void a_form_from_another_site_changes_nothing_even_with_its_token() {
        refused(403, (browser, form) -> browser.body(form)
                .header("Origin", "https://evil.example")
                .post(form.action()));
        refused(403, (browser, form) -> browser.body(form)
                .header("Sec-Fetch-Site", "cross-site")
                .post(form.action()));
    }

    @Test
    void another_content_type_is_refused() {
        refused(415, (browser, form) -> browser.request()
                .contentType("text/plain")
                .body(form.encoded().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(form.action()));
    }
}
