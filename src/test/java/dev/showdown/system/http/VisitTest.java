package dev.showdown.system.http;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.RawRequest;
import dev.showdown.support.RawRequest.Answer;
import dev.showdown.support.Server;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class VisitTest {

    @Inject
    Database database;

    @Test
    void no_cookie_is_set_before_something_is_started() {
        Browser browser = new Browser();
        for (String address : List.of("/", "/sample", "/playbooks", "/assessments", "/privacy", "/nothing")) {
            browser.get(address);
        }
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void the_cookie_is_a_host_cookie_on_this_machine() {
        for (String host : List.of("localhost:8081", "127.0.0.1:8081", "app.localhost:8081", "[::1]:8081")) {
            assertThat(started(host).headers().get("set-cookie"))
                    .startsWith("__Host-sd=sds_")
                    .containsIgnoringCase(";HttpOnly")
                    .containsIgnoringCase(";Secure")
                    .containsIgnoringCase(";SameSite=Lax")
                    .containsIgnoringCase(";Path=/")
                    .doesNotContainIgnoringCase("Domain");
        }
    }

    @Test
    void over_plain_http_elsewhere_the_cookie_is_another_one_and_pages_warn() {
        Answer started = started("showdown.lan:8081");
        String cookie = started.headers().get("set-cookie");
        assertThat(cookie)
                .startsWith("sd=sds_")
                .containsIgnoringCase(";HttpOnly")
                .containsIgnoringCase(";SameSite=Lax")
                .doesNotContainIgnoringCase("Secure");
        Answer page = new RawRequest(
                        "GET",
                        started.headers().get("location"),
                        Map.of("Host", "showdown.lan:8081", "Cookie", cookie.substring(0, cookie.indexOf(';'))),
                        new byte[0])
                .send();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("This connection is not encrypted.");
        assertThat(new Browser().get("/").text()).doesNotContain("not encrypted");
    }

    @Test
    void where_an_answer_leads_does_not_follow_from_what_the_request_claims() {
        assertThat(started("evil.example").headers().get("location")).startsWith("/assessments/");
        Wizard wizard = Wizard.start(new Browser(), "Host");
        String overview = wizard.browser()
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "https")
                .with("Forwarded", "host=evil.example;proto=https")
                .get(wizard.address())
                .expect(200)
                .source();
        assertThat(overview).doesNotContain("evil.example").contains(Server.BASE + "/resume/");
    }

    private static Answer started(String host) {
        byte[] body = "title=By+host".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Answer answer = new RawRequest(
                        "POST",
                        "/assessments",
                        Map.of("Host", host, "Content-Type", "application/x-www-form-urlencoded"),
                        body)
                .send();
        assertThat(answer.status()).isEqualTo(303);
        return answer;
    }

    @Test
    void a_session_that_never_was_is_none() {
        Wizard wizard = Wizard.start(new Browser(), "Forged");
        String good = wizard.browser().cookies().get("__Host-sd");
        for (String forged : List.of("x", "sds_", good.substring(0, good.length() - 1), good + "x", "' or 1=1")) {
            Browser browser = new Browser();
            browser.cookies().put("__Host-sd", forged);
            browser.get(wizard.address()).expectError(404);
            assertThat(browser.get("/assessments").expect(200).text()).contains("Nothing has been started");
        }
    }

    @Test
    void a_session_ends_when_its_time_is_over() {
        Wizard wizard = Wizard.start(new Browser(), "Expired");
        expire(wizard);
        Page page = wizard.browser().get(wizard.address()).expectError(404);
        assertThat(page.text()).contains("There is no such assessment, or it was not opened here.");
    }

    @Test
    void what_was_typed_is_shown_when_the_session_has_ended() {
        Wizard wizard = Wizard.start(new Browser(), "Typed in vain");
        PageForm form =
                wizard.form("product").with("choice", "services").with("note", "Half an hour's <b>work</b> & \"more\"");
        expire(wizard);
        shows(wizard.browser().send(form), "Half an hour's <b>work</b> & \"more\"");
        wizard.browser().forgetCookies();
        shows(wizard.browser().send(form), "Half an hour's <b>work</b> & \"more\"");
        Browser another = wizard.browser();
        Wizard.start(another, "A new session");
        Page refused = another.send(form).expectError(403);
        assertThat(refused.texts("textarea")).contains("Half an hour's <b>work</b> & \"more\"");
        assertThat(database.count("select count(*) from answer where assessment_id = ?", UUID.fromString(wizard.id())))
                .isZero();
    }

    private static void shows(Page page, String typed) {
        page.expectError(404);
        assertThat(page.text()).contains("What you typed");
        assertThat(page.texts("textarea")).contains(typed);
    }

    private void expire(Wizard wizard) {
        assertThat(database.change(
                        "update session set expires_at = now() - interval '1 second' where id in "
                                + "(select session_id from capability where assessment_id = ?)",
                        UUID.fromString(wizard.id())))
                .isEqualTo(1);
    }
}
