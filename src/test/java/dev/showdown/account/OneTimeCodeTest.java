package dev.showdown.account;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OneTimeCodeTest {

    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /// The examples of RFC 6238, appendix B, for SHA-1: their last six digits.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_standard(long seconds, String code) {
        assertThat(OneTimeCode.at(KEY, OneTimeCode.step(Instant.ofEpochSecond(seconds))))
                .isEqualTo(code);
    }

    @Test
    void a_code_is_good_one_step_early_and_late_and_no_more() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long present = OneTimeCode.step(now);
        for (long step = present - 1; step <= present + 1; step++) {
            assertThat(OneTimeCode.step(KEY, OneTimeCode.at(KEY, step), now)).hasValue(step);
        }
        assertThat(OneTimeCode.step(KEY, OneTimeCode.at(KEY, present - 2), now)).isEmpty();
        assertThat(OneTimeCode.step(KEY, OneTimeCode.at(KEY, present + 2), now)).isEmpty();
        assertThat(OneTimeCode.step(KEY, "", now)).isEmpty();
    }

    /// The examples of RFC 4648, without padding.
    @ParameterizedTest
    @CsvSource({"f, my", "fo, mzxq", "foo, mzxw6", "foob, mzxw6yq", "fooba, mzxw6ytb", "foobar, mzxw6ytboi"})
    void keys_are_written_as_people_type_them(String text, String written) {
        assertThat(OneTimeCode.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }

    @Test
    void what_is_sealed_is_opened_for_its_purpose_by_this_server_and_not_if_it_was_changed() {
        String secret = "0123456789abcdef0123456789abcdef";
        Seals seals = new Seals(new Tokens(secret));
        String sealed = seals.seal("a", KEY);
        assertThat(new Seals(new Tokens(secret)).open("a", sealed)).contains(KEY);
        assertThat(seals.seal("a", KEY)).isNotEqualTo(sealed);
        assertThat(seals.open("b", sealed)).isEmpty();
        assertThat(new Seals(new Tokens(secret + "x")).open("a", sealed)).isEmpty();
        assertThat(seals.open("a", (sealed.charAt(0) == 'A' ? "B" : "A") + sealed.substring(1)))
                .isEmpty();
        for (String broken : new String[] {"", "x", "!!!", sealed.substring(8)}) {
            assertThat(seals.open("a", broken)).as(broken).isEmpty();
        }
    }
}
