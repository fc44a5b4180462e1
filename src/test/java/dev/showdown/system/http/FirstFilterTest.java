package dev.showdown.system.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.Browser;
import dev.showdown.support.Page;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.RawRequest;
import dev.showdown.support.RawRequest.Answer;
import dev.showdown.support.Server;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class FirstFilterTest {

    private static final String ID = "01890000-0000-7000-8000-000000000000";

    static Stream<String> addresses() {
        return Stream.of(
                "/",
                "/sample",
                "/playbooks",
                "/playbooks/node-vs-python",
                "/playbooks/node-vs-python/evidence",
                "/assessments",
                "/assessments/" + ID,
                "/assessments/not-an-id",
                "/accessibility",
                "/privacy",
                "/.well-known/security.txt",
                "/nothing/here",
                "/r/shr_x",
                "/resume/sdr_x",
                "/api/v1/nothing",
                "/openapi",
                "/q/health/live",
                "/q/health/ready",
                "/q/nothing",
                "/assets/nothing.css",
                "/;odd",
                "/api/v1/;odd");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void every_response_carries_the_security_headers(String address) {
        carriesHeaders(RawRequest.get(address).send());
    }

    @Test
    void assets_carry_the_security_headers_and_may_be_kept_for_good() {
        Browser browser = new Browser();
        List<String> assets = Stream.concat(
                        browser.get("/").document().select("link[href^=/assets/]").eachAttr("href").stream(),
                        browser.get("/").document().select("script[src]").eachAttr("src").stream())
                .toList();
        assertThat(assets).hasSizeGreaterThan(2);
        for (String asset : assets) {
            Answer answer = RawRequest.get(asset).send();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("cache-control", "public, max-age=31536000, immutable");
            carriesHeaders(answer);
            assertThat(browser.head(asset).status()).as("HEAD " + asset).isEqualTo(200);
        }
    }

    private static void carriesHeaders(Answer answer) {
        assertThat(answer.headers())
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("x-frame-options", "DENY")
                .containsEntry("cross-origin-opener-policy", "same-origin")
                .containsEntry("cross-origin-resource-policy", "same-origin")
                .containsKeys("x-request-id", "referrer-policy", "permissions-policy", "cache-control")
                .doesNotContainKeys("server", "x-powered-by");
        assertThat(answer.headers().get("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void pages_hold_no_inline_script_and_no_inline_style() {
        Wizard wizard = Wizard.start(new Browser(), "Strict")
                .answerAll(Map.of(), "unknown")
                .submit();
        for (String address : List.of("/", "/sample", wizard.address(), wizard.address("product"), wizard.now())) {
            Page page = wizard.browser().get(address).expect(200);
            assertThat(page.document().select("script:not([src]), style, [style], [onclick], [onload], [onsubmit]"))
                    .isEmpty();
            assertThat(page.document().select("[src^=http], link[href^=http]")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sample;a=b",
                "/assessments;x",
                "/a%2fb",
                "/a%2Fb",
                "/a%5cb",
                "/a%00",
                "/a%0d%0aSet-Cookie:x",
                "/a%7f",
                "//sample",
                "/sample//",
                "/./sample",
                "/a/./b",
                "/a/.",
                "/../sample",
                "/a/..",
                "/a/%2e%2e/b",
                "/%2e/sample",
                "/a/.%2e/b",
                "/a%252e",
                "/assets/..%2f..%2fetc/passwd",
                "/q/health;x",
                "/openapi;x",
                "/api//v1/playbooks",
                "http://evil.example/sample"
            })
    void an_odd_path_is_refused(String target) {
        Answer answer = RawRequest.get(target).send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("evil.example");
        if (!target.startsWith("/api")) {
            assertThat(answer.headers().get("content-type")).startsWith("text/html");
            assertThat(answer.body()).contains("<h1>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a\\b", "sample", "*", "/a b"})
    void a_target_that_is_no_path_is_refused(String target) {
        assertThat(RawRequest.get(target).send().status()).isBetween(400, 499);
    }

    @Test
    void odd_characters_in_a_query_are_none_of_the_path() {
        assertThat(RawRequest.get("/?title=a;b//c%2f..%5c").send().status()).isEqualTo(200);
    }

    @Test
    void a_request_id_is_echoed_or_made() {
        assertThat(sendId("abc-123._X")).isEqualTo("abc-123._X");
        assertThat(sendId("no good id")).matches("[0-9a-f-]{36}");
        assertThat(sendId("x".repeat(65))).matches("[0-9a-f-]{36}");
        assertThat(sendId("")).matches("[0-9a-f-]{36}");
    }

    private static String sendId(String id) {
        return new Browser().with("X-Request-Id", id).get("/privacy").header("X-Request-Id");
    }

    @Test
    void a_page_that_is_not_there_says_so_to_people() {
        for (String address :
                List.of("/nothing/here", "/playbooks/nothing", "/assessments/" + ID, "/assessments/no-id")) {
            Page page = new Browser().get(address).expectError(404);
            assertThat(page.heading()).isEqualTo("Page not found");
            assertThat(page.document().select("a[href=/]")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST", "TRACE", "BREW"})
    void a_method_that_a_page_does_not_take_is_refused(String method) {
        for (String address :
                List.of("/", "/sample", "/playbooks", "/privacy", "/r/shr_x", "/playbooks/node-vs-python")) {
            Answer answer = new RawRequest(
                            method, address, Map.of("Content-Type", "application/x-www-form-urlencoded"), new byte[0])
                    .send();
            assertThat(answer.status()).as(method + " " + address).isIn(405, 501);
            assertThat(answer.headers().get("content-type")).startsWith("text/html");
            if (answer.status() == 405) {
                assertThat(answer.headers()).as(method + " " + address).containsEntry("allow", "GET, HEAD, OPTIONS");
            }
            carriesHeaders(answer);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/|GET, HEAD, OPTIONS",
                "/assessments|GET, HEAD, OPTIONS, POST",
                "/assessments/{}|GET, HEAD, OPTIONS",
                "/assessments/{}/questions/product|GET, HEAD, OPTIONS, POST",
                "/assessments/{}/copy|OPTIONS, POST",
                "/assessments/{}/reports/{}.pdf|GET, HEAD, OPTIONS",
                "/workspaces/any/invitations/{}/revocation|OPTIONS, POST",
                "/r/shr_x/unlock|GET, HEAD, OPTIONS, POST"
            })
    void a_page_tells_which_methods_it_takes(String address, String methods) {
        String there = address.replace("{}", ID);
        Answer refused = new RawRequest("DELETE", there, Map.of(), new byte[0]).send();
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.headers()).containsEntry("allow", methods);
        assertThat(refused.headers().get("content-type")).startsWith("text/html");
        Answer told = new RawRequest("OPTIONS", there, Map.of(), new byte[0]).send();
        assertThat(told.status()).isEqualTo(204);
        assertThat(told.headers()).containsEntry("allow", methods);
    }

    @Test
    void head_on_a_private_page_leads_to_where_get_leads() {
        for (String address : List.of("/account", "/workspaces", "/workspaces/any/members", "/account?done=name")) {
            Page get = new Browser().get(address).expect(303);
            Page head = new Browser().head(address).expect(303);
            assertThat(head.location()).isEqualTo(get.location()).startsWith("/sign-in?next=");
            assertThat(head.source()).isEmpty();
        }
    }

    @Test
    void head_answers_like_get_without_a_body() {
        Wizard wizard = Wizard.start(new Browser(), "Head")
                .answerAll(Map.of(), "unknown")
                .submit();
        wizard.publish();
        for (String address : List.of(
                "/",
                "/sample",
                "/playbooks",
                "/playbooks/node-vs-python",
                "/playbooks/node-vs-python/evidence",
                "/accessibility",
                "/privacy",
                "/.well-known/security.txt",
                "/assessments",
                wizard.address(),
                wizard.address("product"),
                wizard.address() + "/check",
                wizard.address() + "/settings",
                wizard.address() + "/deletion",
                wizard.address() + "/report",
                wizard.address() + "/share",
                wizard.link(""))) {
            Page head = wizard.browser().head(address).expect(200);
            assertThat(head.source()).isEmpty();
            assertThat(head.header("Content-Type"))
                    .isEqualTo(wizard.browser().get(address).header("Content-Type"));
        }
        new Browser().head("/nothing/here").expect(404);
    }

    @Test
    void health_is_reported() {
        for (String probe : List.of("/q/health/live", "/q/health/ready")) {
            Answer answer = RawRequest.get(probe).send();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("\"UP\"");
        }
    }

    @Test
    void security_txt_says_whom_to_tell_and_until_when() {
        Page page = new Browser().get("/.well-known/security.txt").expect(200);
        assertThat(page.header("Content-Type")).startsWith("text/plain");
        assertThat(page.source().lines())
                .anyMatch(line -> line.matches("Contact: \\S+"))
                .anyMatch(line -> line.matches("Expires: 20\\d\\d-.*Z"))
                .contains("Canonical: " + Server.BASE + "/.well-known/security.txt");
    }
}
