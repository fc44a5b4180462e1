package dev.showdown.account;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokensTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000000");

    private final Tokens tokens = new Tokens(SECRET);

    @Test
    void a_token_is_a_prefix_thirty_characters_and_a_checksum() {
        assertThat(tokens.random("sdx_")).matches("sdx_[0-9A-Za-z]{36}");
        assertThat(tokens.derived("shr_", ID, 1)).matches("shr_[0-9A-Za-z]{36}");
        assertThat(tokens.isWellFormed("sdx_", tokens.random("sdx_"))).isTrue();
        assertThat(tokens.isWellFormed("shr_", tokens.derived("shr_", ID, 1))).isTrue();
    }

    @Test
    void random_tokens_never_repeat() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(tokens.random("sdx_"))).isTrue();
        }
    }

    @Test
    void a_derived_token_is_the_same_for_the_same_thing_and_another_for_any_other() {
        String token = tokens.derived("shr_", ID, 1);
        assertThat(new Tokens(SECRET).derived("shr_", ID, 1)).isEqualTo(token);
        assertThat(Set.of(
                        token.substring(4),
                        tokens.derived("sdr_", ID, 1).substring(4),
                        tokens.derived("shr_", ID, 2).substring(4),
                        tokens.derived("shr_", UUID.randomUUID(), 1).substring(4),
                        new Tokens(SECRET + "x").derived("shr_", ID, 1).substring(4)))
                .hasSize(5);
    }

    @Test
    void every_changed_character_is_noticed() {
        String token = tokens.random("sdx_");
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == '0' ? '1' : '0';
            assertThat(tokens.isWellFormed("sdx_", token.substring(0, i) + other + token.substring(i + 1)))
                    .as("at " + i)
                    .isFalse();
        }
    }

    @Test
    void what_has_another_form_is_no_token() {
        String token = tokens.random("sdx_");
        for (String wrong :
                new String[] {null, "", "sdx_", token + "0", token.substring(1), token.replace("sdx_", "sdy_")}) {
            assertThat(tokens.isWellFormed("sdx_", wrong)).as(wrong).isFalse();
        }
        assertThat(tokens.isWellFormed("sdx_", token.substring(0, 20) + "é" + token.substring(21)))
                .isFalse();
    }

    @Test
    void a_hash_tells_tokens_apart_and_nothing_of_them() {
        String token = tokens.random("sdx_");
        assertThat(tokens.hash(token)).hasSize(32).isEqualTo(tokens.hash(token));
        assertThat(tokens.hash(token)).isNotEqualTo(tokens.hash(tokens.random("sdx_")));
    }

    @Test
    void a_form_token_belongs_to_one_session_and_one_server() {
        assertThat(tokens.formToken("a")).hasSize(30).isEqualTo(tokens.formToken("a"));
        assertThat(tokens.formToken("a")).isNotEqualTo(tokens.formToken("b"));
        assertThat(tokens.formToken("a")).isNotEqualTo(new Tokens(SECRET + "x").formToken("a"));
        assertThat(Tokens.isSame("abc", "abc")).isTrue();
        assertThat(Tokens.isSame("abc", "abd")).isFalse();
        assertThat(Tokens.isSame("abc", "ab")).isFalse();
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> new Tokens("short")).hasMessageContaining("at least 32 characters");
    }
}
