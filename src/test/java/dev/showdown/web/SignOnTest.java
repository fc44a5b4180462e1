package dev.showdown.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Keycloak;
import dev.showdown.support.Mailbox;
import dev.showdown.support.Page;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Server;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// Against a real Keycloak.
@QuarkusTest
@Tag("keycloak")
@WithTestResource(PostgresResource.class)
@WithTestResource(Keycloak.class)
class SignOnTest {

    private static final String SESSION = "__Host-sd";
    private static final String KEPT = "__Host-sd-sso";

    private final Browser browser = new Browser();

    @Inject
    Mailbox mailbox;

    @Inject
    Database database;

    @Test
    void the_sign_in_page_leads_there_and_on() {
        assertThat(browser.get("/sign-in?next=/workspaces?a=b%26c=d")
                        .one("a[href^=/sign-in/sso]")
                        .attr("href"))
                .isEqualTo("/sign-in/sso?next=%2Fworkspaces%3Fa%3Db%26c%3Dd");
        assertThat(browser.get("/sign-in").one("a[href^=/sign-in/sso]").text()).isEqualTo("Sign in with Example Org");
    }

    @Test
    void the_first_time_makes_an_account_and_every_time_opens_it() {
        browser.get(allowed("vera", "/sign-in/sso")).expect(303);
        Page account = browser.get("/account").expect(200);
        assertThat(account.text()).contains("vera@example.org", "Workspace of Vera Kurz");
        Browser other = new Browser();
        other.get(Keycloak.allow(other, other.get("/sign-in/sso").expect(303).location(), "vera"))
                .expect(303);
        assertThat(database.column(
                        "select a.email from account a join sign_on s on s.account_id = a.id where a.email_key = ?",
                        "vera@example.org"))
                .containsExactly("vera@example.org");
        assertThat(other.get("/account").expect(200).text()).contains("Workspace of Vera Kurz");
        assertThat(other.cookies().get(SESSION)).isNotEqualTo(browser.cookies().get(SESSION));
    }

    @Test
    void the_work_of_a_guest_becomes_theirs_and_the_guests_session_ends() {
        Wizard.start(browser, "Begun as a guest");
        Browser copied = new Browser();
        copied.cookies().putAll(browser.cookies());
        browser.get(allowed("vera", "/sign-in/sso")).expect(303);
        assertThat(browser.get("/assessments").text()).contains("Begun as a guest");
        assertThat(copied.get("/assessments").text()).doesNotContain("Begun as a guest");
    }

    @Test
    void an_address_that_nobody_has_verified_makes_no_account_and_takes_none_over() {
        String back = allowed("ulla", "/sign-in/sso");
        String before = browser.get(back).expectError(403).text();
        assertThat(before).contains("not verified your e-mail address");
        database.change("insert into account (id, email, email_key, name, created_at, version) "
                + "values (gen_random_uuid(), 'ulla@example.org', 'ulla@example.org', 'Ulla', now(), 0)");
        assertThat(browser.get(allowed("ulla", "/sign-in/sso")).expectError(403).text())
                .isEqualTo(before);
        assertNobody();
        assertThat(database.count(
                        "select count(*) from sign_on s join account a on a.id = s.account_id where a.name = 'Ulla'"))
                .isZero();
    }

    @Test
    void somebody_without_an_address_is_told_why_there_is_no_account() {
        assertThat(browser.get(allowed("nemo", "/sign-in/sso")).expectError(403).text())
                .contains("tells no e-mail address");
        assertNobody();
    }

    @Test
    void a_verified_address_opens_the_account_that_has_it_and_its_owner_hears_of_it() {
        UUID id = UUID.randomUUID();
        database.change(
                "insert into account (id, email, email_key, name, created_at, version) "
                        + "values (?, 'Wim@example.org', 'wim@example.org', 'Wim by mail', now(), 0)",
                id);
        browser.get(allowed("wim", "/sign-in/sso")).expect(303);
        assertThat(browser.get("/account").expect(200).text()).contains("Wim@example.org");
        assertThat(database.column("select account_id from sign_on where account_id = ?", id))
                .containsExactly(id);
        assertThat(mailbox.kinds("wim@example.org")).containsExactly("changed");
        browser.get(allowed("wim", "/sign-in/sso")).expect(303);
        assertThat(mailbox.kinds("wim@example.org")).containsExactly("changed");
    }

    @Test
    void signing_out_ends_the_session_and_nothing_else_opens_the_account() {
        browser.get(allowed("vera", "/sign-in/sso")).expect(303);
        Browser copied = new Browser();
        copied.cookies().putAll(browser.cookies());
        browser.send(browser.get("/account").form("form[action=/sign-out]")).expect(303);
        copied.get("/account").expect(303);
        browser.get("/account").expect(303);
    }

    @Test
    void whoever_signs_in_as_somebody_else_leaves_the_first_session() {
        browser.get(allowed("vera", "/sign-in/sso")).expect(303);
        Browser copied = new Browser();
        copied.cookies().putAll(browser.cookies());
        browser.get(allowed("vera", "/sign-in/sso")).expect(303);
        copied.get("/account").expect(303);
        browser.get("/account").expect(200);
    }

    @Test
    void somebody_known_there_is_signed_in_here_and_goes_on_where_they_were() {
        Page back = browser.get(allowed("vera", "/sign-in/sso?next=/workspaces?a=b%26c=d"))
                .expect(303);
        assertThat(back.location()).isEqualTo("/workspaces?a=b&c=d");
        assertThat(back.header("Cache-Control")).contains("no-store");
        assertThat(browser.cookies().get(SESSION)).startsWith("sds_");
        assertThat(browser.cookies().get(KEPT)).isEmpty();
        assertThat(browser.cookieNames()).noneMatch(name -> name.startsWith("q_"));
    }

    /// Where Keycloak sends somebody back to.
    private String allowed(String user, String path) {
        return Keycloak.allow(browser, begun(path), user);
    }

    private String begun(String path) {
        Page begun = browser.get(path).expect(303);
        assertThat(begun.location())
                .startsWith(Keycloak.issuer() + "/")
                .contains("code_challenge_method=S256", "nonce=", "scope=openid+email+profile")
                .doesNotContain("client_secret");
        return begun.location();
    }

    @Test
    void what_the_browser_keeps_meanwhile_is_for_this_server_alone() {
        Page begun = browser.get("/sign-in/sso").expect(303);
        assertThat(begun.response().detailedCookie(KEPT).toString())
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=600");
        assertThat(begun.location()).doesNotContain(browser.cookies().get(KEPT).split("\\.")[2]);
    }

    @Test
    void whoever_turns_back_there_is_not_signed_in() {
        String back = Keycloak.refuse(browser, begun("/sign-in/sso?next=/account"), "dora");
        Page refused = browser.get(back).expectError(403);
        assertThat(refused.text()).contains("did not let you in");
        assertThat(refused.one("a.button").attr("href")).isEqualTo("/sign-in/sso?next=%2Faccount");
        assertNobody();
    }

    private void assertNobody() {
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void a_way_back_works_once() {
        String back = allowed("vera", "/sign-in/sso");
        String kept = browser.cookies().get(KEPT);
        browser.get(back).expect(303);
        browser.cookies().remove(SESSION);
        assertThat(browser.get(back).expectError(400).text()).contains("over already");
        browser.cookies().put(KEPT, kept);
        assertThat(browser.get(back).expectError(400).text()).contains("over already");
        assertNobody();
    }

    @Test
    void a_way_back_works_in_the_browser_that_began_it() {
        String back = allowed("vera", "/sign-in/sso");
        Browser other = new Browser();
        other.get(back).expectError(400);
        other.get("/sign-in/sso").expect(303);
        other.get(back).expectError(400);
        assertThat(other.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void a_forged_state_is_refused_before_anything_is_asked() {
        String back = allowed("vera", "/sign-in/sso");
        String kept = browser.cookies().get(KEPT);
        browser.get(back.replaceFirst("state=[^&]+", "state=forged")).expectError(400);
        browser.cookies().put(KEPT, kept);
        browser.get(back.replaceFirst("state=[^&]+&", "")).expectError(400);
        browser.cookies().put(KEPT, kept);
        browser.get(back.replaceFirst("code=[^&]+", "code=")).expectError(400);
        assertNobody();
        browser.cookies().put(KEPT, kept);
        browser.get(back).expect(303);
    }

    @Test
    void a_token_that_was_made_for_another_sign_in_is_refused() {
        String back = allowed("vera", "/sign-in/sso");
        keep(1, "another-nonce");
        assertThat(browser.get(back).expectError(403).text()).contains("does not fit");
        assertNobody();
    }

    @Test
    void a_code_that_somebody_else_asked_for_is_refused() {
        String back = allowed("vera", "/sign-in/sso");
        keep(2, "another-verifier-that-is-long-enough-for-the-rule");
        browser.get(back).expectError(400);
        assertNobody();
    }

    private void keep(int part, String value) {
        String[] parts = browser.cookies().get(KEPT).split("\\.", -1);
        parts[part] = value;
        browser.cookies().put(KEPT, String.join(".", parts));
    }

    @Test
    void an_answer_in_the_name_of_another_provider_is_refused() {
        String back = allowed("vera", "/sign-in/sso");
        assertThat(back).contains("iss=");
        browser.get(back.replaceFirst("iss=[^&]+", "iss=https%3A%2F%2Fevil.example"))
                .expectError(403);
        assertNobody();
    }

    @Test
    void a_kept_cookie_that_cannot_be_read_is_none() {
        for (String broken : new String[] {"x", "a.b.c.d", "a.b.c.%", "....", "a.b.c." + "x".repeat(5_000)}) {
            browser.cookies().put(KEPT, broken);
            browser.get("/sign-in/sso/return?code=x&state=" + broken.charAt(0)).expectError(400);
        }
        assertNobody();
    }

    @Test
    void nobody_is_led_astray_afterwards() {
        for (String next : new String[] {"https://evil.example", "//evil.example", "/\\evil.example", "javascript:1"}) {
            String back = allowed("vera", "/sign-in/sso?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
            assertThat(browser.get(back).expect(303).location()).startsWith("/").doesNotContain("evil");
            back = allowed("vera", "/sign-in/sso");
            keep(3, Base64.getUrlEncoder().encodeToString(next.getBytes(StandardCharsets.UTF_8)));
            assertThat(browser.get(back).expect(303).location()).startsWith("/").doesNotContain("evil");
        }
    }

    @Test
    void a_provider_that_hangs_is_said_to_be_away() {
        String back = allowed("vera", "/sign-in/sso?next=/account");
        Keycloak.whileItHangs(() -> {
            Page away = new Browser().get("/sign-in/sso").expectError(503);
            assertThat(away.text()).contains("cannot be reached right now");
            assertThat(away.header("Retry-After")).isNotEmpty();
            assertThat(browser.get(back).expectError(503).one("a.button").attr("href"))
                    .isEqualTo("/sign-in/sso?next=%2Faccount");
            assertNobody();
        });
        browser.get("/sign-in/sso").expect(303);
    }

    @Test
    void the_frameworks_own_cookies_open_nothing() {
        browser.cookies().put("q_session_sign-on", "forged");
        browser.cookies().put("q_auth_sign-on_forged", "forged");
        browser.get("/").expect(200);
        assertThat(browser.get("/assessments").status()).isNotEqualTo(302);
        browser.request()
                .get(Server.BASE + "/api/v1/assessments/0196b0f0-0000-7000-8000-000000000000")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer");
        browser.request()
                .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
                .get(Server.BASE + "/api/v1/assessments/0196b0f0-0000-7000-8000-000000000000")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer");
    }
}
