package dev.showdown.account;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.support.Parallel;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void the_right_password_is_known_again_and_no_other() {
        String stored = passwords.hash("correct horse");
        assertThat(passwords.isRight(stored, "correct horse")).isTrue();
        for (String wrong : List.of("Correct horse", "correct horse ", " correct horse", "correct  horse", "", "x")) {
            assertThat(passwords.isRight(stored, wrong)).as(wrong).isFalse();
        }
    }

    @Test
    void a_hash_names_its_cost_and_salts_differ() {
        String one = passwords.hash("correct horse");
        assertThat(one).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(passwords.hash("correct horse")).isNotEqualTo(one);
        assertThat(one).doesNotContain("correct");
    }

    /// Made with the reference implementation: `echo -n password | argon2 somesalt -id -t 2 -k 256 -p 1 -l 32 -e`,
    /// whose test suite carries the same line.
    @Test
    void a_hash_of_the_reference_implementation_is_understood() {
        String reference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertThat(passwords.isRight(reference, "password")).isTrue();
        assertThat(passwords.isRight(reference, "Password")).isFalse();
    }

    @Test
    void the_same_letters_are_the_same_password_however_they_were_composed() {
        assertThat(passwords.isRight(passwords.hash("caf\u00E9-caf\u00E9"), "cafe\u0301-cafe\u0301"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "$argon2id$v=19$m=19456,t=2,p=1$$", "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65"})
    void what_is_no_hash_fits_no_password(String stored) {
        assertThat(passwords.isRight(stored, "correct horse")).isFalse();
    }

    @Test
    void a_password_has_8_to_128_characters_that_can_be_typed() {
        assertThat(faults("1234567")).containsExactly("Enter a password of at least 8 characters.");
        assertThat(faults("12345678")).isEmpty();
        assertThat(faults("\uD83D\uDE00".repeat(7))).hasSize(1);
        assertThat(faults("\uD83D\uDE00".repeat(128))).isEmpty();
        assertThat(faults("x".repeat(129))).containsExactly("Enter a password of at most 128 characters.");
        assertThat(faults("1234\u000056789")).singleElement().asString().contains("cannot be printed");
        assertThat(faults("        ")).isEmpty();
    }

    private static List<String> faults(String typed) {
        Text text = new Text();
        Passwords.check(text, "/password", typed);
        return text.faults().stream().map(Refused.Fault::detail).toList();
    }

    @Test
    void many_at_once_are_hashed_in_turn() {
        List<String> hashes = Parallel.times(8, () -> passwords.hash("correct horse"));
        assertThat(hashes).doesNotHaveDuplicates().allMatch(hash -> passwords.isRight(hash, "correct horse"));
    }
}
