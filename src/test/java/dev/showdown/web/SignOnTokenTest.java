package dev.showdown.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.account.Caller;
import dev.showdown.account.Identity;
import dev.showdown.account.Sessions;
import dev.showdown.account.SignOns;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.ForgedProvider;
import dev.showdown.support.Page;
import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Against a provider that lies.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(ForgedProvider.class)
class SignOnTokenTest {

    private static final String SESSION = "__Host-sd";

    private final Browser browser = new Browser();
    private final String subject = "s" + UUID.randomUUID().toString().substring(0, 8);
    private String nonce;
    private String state;

    @Inject
    Database database;

    @Inject
    SignOns signOns;

    private Map<String, Object> begun() {
        String[] kept = kept();
        state = kept[0];
        nonce = kept[1];
        return ForgedProvider.claims(subject, nonce);
    }

    private String[] kept() {
        browser.get("/sign-in/sso").expect(303);
        return browser.cookies().get("__Host-sd-sso").split("\\.");
    }

    private Page back() {
        return browser.get("/sign-in/sso/return?code=any&state=" + state);
    }

    private void assertRefused(int status) {
        back().expectError(status);
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
        assertThat(database.count("select count(*) from sign_on where subject = ?", subject))
                .isZero();
    }

    @Test
    void what_is_right_is_believed() {
        ForgedProvider.says(ForgedProvider.signed(begun()));
        back().expect(303);
        assertThat(browser.get("/account").expect(200).text()).contains(subject + "@example.org", "Somebody");
    }

    @Test
    void whoever_comes_for_the_first_time_in_two_windows_at_once_gets_one_account() {
        Identity identity =
                new Identity("https://login.example.org", subject, subject + "@example.org", true, "Somebody");
        Callable<Caller> entering =
                () -> signOns.signIn(identity, new Sessions.Manner(false, "")).caller();
        assertThat(database.heldUp("sign_on", List.of(entering, entering)))
                .map(caller -> ((Caller.SignedIn) caller).person().email())
                .containsExactly(identity.email(), identity.email());
        assertThat(database.count("select count(*) from sign_on where subject = ?", subject))
                .isOne();
        assertThat(database.count("select count(*) from account where email = ?", identity.email()))
                .isOne();
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("another issuer", claims -> claims.put("iss", "https://evil.example")),
                lie("no issuer", claims -> claims.remove("iss")),
                lie("another audience", claims -> claims.put("aud", "another")),
                lie("no audience", claims -> claims.remove("aud")),
                lie("an audience of several, for another", claims -> {
                    claims.put("aud", List.of("showdown", "another"));
                    claims.put("azp", "another");
                }),
                lie("an audience of several, for nobody", claims -> claims.put("aud", List.of("showdown", "another"))),
                lie("for another", claims -> claims.put("azp", "another")),
                lie("another nonce", claims -> claims.put("nonce", "another")),
                lie("no nonce", claims -> claims.remove("nonce")),
                lie("no subject", claims -> claims.remove("sub")),
                lie("an empty subject", claims -> claims.put("sub", "")),
                lie("an endless subject", claims -> claims.put("sub", "x".repeat(256))),
                lie("a subject that cannot be kept", claims -> claims.put("sub", "a\u0000b")),
                lie("over", claims -> claims.put("exp", 1_000_000_000)),
                lie("never over", claims -> claims.remove("exp")),
                lie("not yet", claims -> claims.put("nbf", 4_000_000_000L)),
                lie("an address that is none", claims -> claims.put("email", "a@b@c")),
                lie("an address with a line break", claims -> claims.put("email", "a@example.org\r\nBcc: b@c.de")),
                lie("an address that nobody verified", claims -> claims.put("email_verified", false)),
                lie("an address of which nothing is said", claims -> claims.remove("email_verified")),
                lie("an address that is a number", claims -> claims.put("email", 7)));
    }

    private static Arguments lie(String name, Consumer<Map<String, Object>> change) {
        return arguments(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void a_token_that_says_what_it_should_not_signs_nobody_in(String name, Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = begun();
        change.accept(claims);
        ForgedProvider.tells(Map.of("sub", subject));
        ForgedProvider.says(ForgedProvider.signed(claims));
        assertRefused(403);
        ForgedProvider.says(ForgedProvider.signed(begun()));
        back().expect(303);
    }

    @Test
    void a_token_that_the_provider_has_not_signed_is_refused() {
        ForgedProvider.says(ForgedProvider.unsigned(begun()));
        assertRefused(403);
        ForgedProvider.says(ForgedProvider.signedWithTheSecret(begun()));
        assertRefused(403);
        ForgedProvider.says(ForgedProvider.signedByAStranger(begun()));
        assertRefused(403);
        String[] parts = ForgedProvider.signed(begun()).split("\\.");
        ForgedProvider.says(parts[0] + "." + parts[1] + ".");
        assertRefused(403);
        begun();
        ForgedProvider.says("no token at all");
        assertRefused(403);
    }

    @Test
    void a_key_that_is_new_is_fetched() {
        ForgedProvider.says(ForgedProvider.signedWithANewKey(begun()));
        back().expect(303);
        assertThat(browser.get("/account").expect(200).text()).contains(subject + "@example.org");
    }

    @Test
    void an_address_may_be_told_apart_from_the_token_but_of_the_same_person() {
        Map<String, Object> claims = begun();
        claims.remove("email");
        claims.remove("email_verified");
        ForgedProvider.says(ForgedProvider.signed(claims));
        ForgedProvider.tells(Map.of("sub", "another", "email", subject + "@example.org", "email_verified", true));
        assertRefused(403);
        claims = begun();
        claims.remove("email");
        ForgedProvider.says(ForgedProvider.signed(claims));
        ForgedProvider.tells(Map.of("sub", subject, "email", subject + "@example.org", "email_verified", "true"));
        back().expect(303);
        assertThat(browser.get("/account").expect(200).text()).contains(subject + "@example.org");
    }

    @Test
    void a_name_that_cannot_be_kept_is_no_reason_to_refuse() {
        Map<String, Object> claims = begun();
        claims.put("name", "Evil\u0000<script>");
        ForgedProvider.says(ForgedProvider.signed(claims));
        back().expect(303);
        assertThat(browser.get("/account").expect(200).one("input[name=name]").val())
                .isEqualTo(subject);
    }

    @Test
    void a_provider_that_stumbles_is_said_to_be_away() {
        begun();
        ForgedProvider.refuses(500, "no JSON");
        assertRefused(503);
        begun();
        ForgedProvider.refuses(200, "no JSON");
        assertRefused(503);
        begun();
        ForgedProvider.refuses(200, "{}");
        assertRefused(403);
        begun();
        ForgedProvider.refuses(401, "{\"error\":\"invalid_client\"}");
        assertRefused(503);
        state = kept()[0];
        browser.get("/sign-in/sso/return?error=temporarily_unavailable&state=" + state)
                .expectError(503);
    }

    @Test
    void whoever_has_an_account_already_keeps_it_when_the_address_changes() {
        ForgedProvider.says(ForgedProvider.signed(begun()));
        back().expect(303);
        Map<String, Object> claims = begun();
        claims.put("email", "changed-" + subject + "@example.org");
        claims.put("email_verified", false);
        ForgedProvider.says(ForgedProvider.signed(claims));
        back().expect(303);
        assertThat(browser.get("/account").expect(200).text())
                .contains(" " + subject + "@example.org")
                .doesNotContain("changed-");
    }
}
