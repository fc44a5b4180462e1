package dev.showdown.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReturnPageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account",
                "/account/second-factor",
                "/assessments?adopted=2",
                "/assessments/0199aa00-0000-7000-8000-000000000000/questions/live-updates",
                "/assessments/0199aa00-0000-7000-8000-000000000000/report.pdf",
                "/invitations/sdw_0123456789abcdefghijklmnopqrstuvwxyzAB",
                "/workspaces",
                "/workspaces/k3v9?q=caf%C3%A9+%22x%22&status=open"
            })
    void a_page_that_somebody_may_have_to_sign_in_for_is_one(String path) {
        assertThat(ReturnPage.of(path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/sign-out",
                "/api/v1/assessments",
                "/r/some-link",
                "account",
                "//evil.example",
                "//evil.example/account",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example/account",
                "https:/account",
                "https:account",
                "javascript:alert(1)",
                "/account@evil.example",
                "/account.evil.example",
                "/account//evil.example",
                "/account/../../evil",
                "/account/./x",
                "/account/",
                "/account;a=b",
                "/account#part",
                "/accounts",
                "/account\r\nLocation: https://evil.example",
                "/account\n",
                "/account?a=b\r\nSet-Cookie: x=y",
                "/account/%2e%2e/x",
                "/account/%0d%0aLocation:x",
                " /account",
                "/account ",
                "/\t/evil.example",
                "/account/é",
                "/account?q=é",
                "/account?q=\"<x>",
                "/account?q=\\evil"
            })
    void anything_else_is_none(String named) {
        assertThat(ReturnPage.of(named)).isEqualTo(ReturnPage.NONE);
        if (named != null && !named.isEmpty()) {
            assertThatThrownBy(() -> new ReturnPage(named)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void what_is_too_long_is_none() {
        String longest = "/account?q=" + "x".repeat(489);
        assertThat(ReturnPage.of(longest).path()).isEqualTo(longest);
        assertThat(ReturnPage.of(longest + "x").isNone()).isTrue();
        assertThat(ReturnPage.of("/account" + "/a".repeat(500_000) + "!").isNone())
                .isTrue();
    }

    @Test
    void a_page_on_the_way_hands_it_on() {
        ReturnPage page = ReturnPage.of("/workspaces/a?b=c&d=e%20f");
        assertThat(page.from("/sign-in")).isEqualTo("/sign-in?next=%2Fworkspaces%2Fa%3Fb%3Dc%26d%3De%2520f");
        assertThat(page.from("/sign-in?changed=yes")).startsWith("/sign-in?changed=yes&next=%2Fworkspaces");
        assertThat(ReturnPage.NONE.from("/sign-in")).isEqualTo("/sign-in");
    }
}
