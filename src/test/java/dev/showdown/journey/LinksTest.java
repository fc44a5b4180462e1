package dev.showdown.journey;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FormData;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.BrowserTest;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Project;
import dev.showdown.support.Visitor;
import dev.showdown.support.Walk;

import static org.assertj.core.api.Assertions.assertThat;

/// Links from one browser to another: to read a report, and to go on answering.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("browser")
class LinksTest extends BrowserTest {

    @Test
    void a_published_report_is_read_by_its_link_until_that_is_revoked() {
        Visitor owner = visitor();
        Walk walk = Walk.of(owner);
        owner.open(walk.submitted(Project.CHAT) + "/report");
        walk.follow("Share report");
        walk.press("Publish");
        owner.page().getByLabel("Whom is it for? (optional)").fill("The board");
        walk.press("Make a link");
        String link = owner.page().getByLabel("Address of the link").inputValue();

        Visitor reader = visitor();
        Response opened = reader.open(link);
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.request().allHeaders()).doesNotContainKey("cookie");
        Page page = reader.page();
        assertThat(page.locator("h1").innerText()).isEqualTo("Node.js, clearly.");
        assertThat(page.locator("header").first().innerText()).contains("Shared report");
        assertThat(page.locator("form[method=post]").count()).isZero();
        assertThat(page.locator("a[href^='/assessments/']").count()).isZero();
        assertThat(page.locator(".foot").innerText()).contains("Tell whoever runs this service");
        assertThat(reader.context().cookies()).isEmpty();

        walk.press("Revoke");
        assertThat(owner.page().locator(".links").innerText()).contains("revoked");
        assertThat(reader.open(link).status()).isEqualTo(410);
        assertThat(page.locator("h1").innerText()).isEqualTo("No longer here");
        assertThat(page.content()).doesNotContain("clearly");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_locked_link_opens_with_its_password(boolean scripts) {
        Visitor owner = visitor(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
        Walk walk = Walk.of(owner);
        owner.open(walk.submitted(Project.CHAT) + "/share");
        walk.press("Publish");
        Page page = owner.page();
        page.getByLabel("Whom is it for? (optional)").fill("The auditors");
        page.getByLabel("How long does it work?").selectOption("7 days");
        page.locator("[name=scope][value=answers]").check();
        page.locator("[name=scope][value=exports]").uncheck();
        page.getByLabel("Password (optional)").fill("correct horse");
        walk.press("Make a link");
        String words = page.locator(".links").innerText();
        assertThat(words).contains("The auditors", "with a password", "Anybody who has this link and its password");
        String link = page.getByLabel("Address of the link").inputValue();

        Visitor reader = visitor(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
        assertThat(reader.open(link).status()).isEqualTo(403);
        assertThat(reader.page().content()).doesNotContain("clearly").doesNotContain(Project.CHAT.title());
        Walk reading = Walk.of(reader);
        reader.page().getByLabel("Password").fill("incorrect horse");
        reading.press("Open the report");
        assertThat(reader.page().locator(".error-summary").innerText()).contains("This is not the password");
        reader.page().getByLabel("Password").fill("correct horse");
        reading.press("Open the report");
        assertThat(reader.page().locator("h1").innerText()).isEqualTo("Node.js, clearly.");
        assertThat(reader.page().url()).isEqualTo(link);
        assertThat(reader.page().getByText("All answers").count()).isOne();
        assertThat(visitor().open(link).status()).isEqualTo(403);

        walk.follow("Change");
        page.getByLabel("New password").fill("another horse");
        walk.press("Change password");
        assertThat(reader.open(link).status()).isEqualTo(403);
    }

    @Test
    void a_report_is_framed_by_another_site_only_if_its_owner_said_so() throws IOException {
        Visitor visitor = visitor();
        Walk walk = Walk.of(visitor);
        String share = walk.shared(Project.CHAT, "");
        walk.link(share, FormData.create().set("scope", "embed"));
        String link = Visitor.BASE + walk.linkOn(share);
        Page page = visitor.page();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        elsewhere.createContext("/", exchange -> {
            String framed = exchange.getRequestURI().getPath().equals("/embed") ? link.replace("/r/", "/embed/") : link;
            byte[] body = ("<iframe src='" + framed + "'></iframe>").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        elsewhere.start();
        try {
            String site = "http://127.0.0.1:" + elsewhere.getAddress().getPort();
            visitor.open(site + "/embed");
            assertThat(page.frameLocator("iframe").locator("h1").innerText()).isEqualTo("Node.js, clearly.");
            visitor.open(site + "/page");
            page.waitForCondition(() ->
                    visitor.complaints().stream().anyMatch(complaint -> complaint.contains("frame-ancestors 'none'")));
        } finally {
            elsewhere.stop(0);
        }
        forgive(visitor);
    }

    @Test
    void a_published_report_stays_as_it_was_when_answers_change() {
        Visitor visitor = visitor();
        Walk walk = Walk.of(visitor);
        String share = walk.shared(Project.CHAT, "");
        String link = walk.linkOn(share);
        String assessment = share.replace("/share", "");
        visitor.open(assessment + "/questions/mandate?return=check");
        walk.choose("only-python");
        visitor.open(assessment + "/report");
        assertThat(visitor.page().locator("h1").innerText()).isEqualTo("Python is the only option left.");
        visitor.open(link);
        assertThat(visitor.page().locator("h1").innerText()).isEqualTo("Node.js, clearly.");
    }

    @Test
    void the_link_to_resume_opens_a_second_browser_and_leaves_the_first_working() {
        Visitor first = visitor();
        Walk walk = Walk.of(first);
        String assessment = walk.started(Project.CHAT, 3);
        first.open(assessment);
        String link = first.page().getByLabel("Link to resume").inputValue();

        Visitor second = visitor();
        assertThat(second.open(assessment).status()).isEqualTo(404);
        second.open(link);
        assertThat(second.path()).isEqualTo(assessment);
        Walk.of(second).follow("Go on answering");
        assertThat(second.path()).contains("/questions/");
        Walk.of(second).answerAll(Project.CHAT).submit();
        assertThat(second.page().locator("h1").innerText()).isEqualTo("Node.js, clearly.");

        first.open(assessment + "/report");
        assertThat(first.page().locator("h1").innerText()).isEqualTo("Node.js, clearly.");
        first.open(assessment + "/questions/product?return=check");
        walk.choose("web-app");
        assertThat(first.path()).isEqualTo(assessment + "/check");
    }

    @Test
    void the_copy_button_copies_the_address() {
        Visitor visitor = visitor();
        visitor.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        visitor.open(Walk.of(visitor).started(Project.CHAT, 0));
        Page page = visitor.page();
        page.locator("[data-copy]").click();
        page.getByText("Copied").waitFor();
        assertThat(page.evaluate("() => navigator.clipboard.readText()"))
                .isEqualTo(page.locator("#resume-link").inputValue());
    }

    @Test
    void a_browser_that_refuses_cookies_is_told_so(@TempDir Path profile) throws IOException {
        Files.createDirectories(profile.resolve("Default"));
        Files.writeString(
                profile.resolve("Default/Preferences"),
                "{\"profile\":{\"default_content_setting_values\":{\"cookies\":2}}}");
        Visitor visitor = visitorRefusingCookies(profile);
        Walk.of(visitor).start("No cookies here");
        assertThat(visitor.context().cookies()).isEmpty();
        assertThat(visitor.page().locator("main").innerText())
                .contains("Your browser sent no cookie.")
                .contains("allow them for this site");
    }

    @Test
    void work_is_deleted_with_everything_that_hangs_on_it() {
        Visitor visitor = visitor();
        Walk walk = Walk.of(visitor);
        String share = walk.shared(Project.CHAT, "The board");
        String link = walk.linkOn(share);
        visitor.open("/assessments");
        assertThat(visitor.page().locator(".work li").count()).isEqualTo(1);
        walk.follow("Delete");
        walk.follow("Keep it");
        assertThat(visitor.open(link).status()).isEqualTo(200);
        visitor.open(share.replace("/share", "/deletion"));
        walk.press("Delete");
        assertThat(visitor.path()).isEqualTo("/assessments");
        assertThat(visitor.page().locator("main").innerText()).contains("Nothing has been started");
        assertThat(visitor.open(share.replace("/share", "")).status()).isEqualTo(404);
        assertThat(visitor.open(link).status()).isIn(404, 410);
    }
}
