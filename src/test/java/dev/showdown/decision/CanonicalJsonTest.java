package dev.showdown.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.showdown.support.PlaybookBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// RFC 8785, with the numbers of its appendix B.
class CanonicalJsonTest {

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbers_print_as_in_ecmascript(String bits, String printed) {
        assertThat(CanonicalJson.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(printed);
    }

    @Test
    void what_is_not_a_number_is_refused() {
        assertThatThrownBy(() -> CanonicalJson.number(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.number(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void members_are_sorted_by_the_utf_16_units_of_their_names() {
        Map<String, Object> unsorted = new LinkedHashMap<>();
        for (String name : List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
            unsorted.put(name, 1);
        }
        assertThat(CanonicalJson.write(unsorted))
                .isEqualTo(
                        "{\"\\r\":1,\"1\":1,\"\u0080\":1,\"\u00f6\":1,\"\u20ac\":1,\"\ud83d\ude00\":1,\"\ufb33\":1}");
    }

    @Test
    void text_is_escaped_no_more_than_it_must_be() {
        assertThat(CanonicalJson.write("\u20ac$\u000f\nA'B\"\\\\\"/"))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
        assertThat(CanonicalJson.write("\b\t\f\r")).isEqualTo("\"\\b\\t\\f\\r\"");
    }

    @Test
    void the_inputs_are_written_in_full() {
        assertThat(CanonicalJson.text(inputs(Map.of("q", "y"), 1)))
                .isEqualTo("{\"agreed\":{},\"draws\":10000,\"importance\":{\"c\":12.5},\"modelVersion\":\"1\","
                        + "\"participants\":[{\"q\":\"y\"}],\"playbook\":{\"key\":\"test\",\"version\":\"1\"},"
                        + "\"seed\":1}");
    }

    @Test
    void the_hash_is_sha_256_in_hexadecimal() {
        // printf '%s' '{"agreed":...}' | sha256sum, of the text in the test above.
        assertThat(CanonicalJson.hash(inputs(Map.of("q", "y"), 1)))
                .isEqualTo("4e1dccaff2bd2d0bc2f43d8c1d161fdf51e0551f1eb2c109c58b40057ae221aa");
    }

    @Test
    void another_answer_or_seed_gives_another_hash() {
        String hash = CanonicalJson.hash(inputs(Map.of("q", "y"), 1));
        assertThat(CanonicalJson.hash(inputs(Map.of("q", "n"), 1))).isNotEqualTo(hash);
        assertThat(CanonicalJson.hash(inputs(Map.of("q", "y"), 2))).isNotEqualTo(hash);
    }

    @Test
    void a_seed_beyond_the_exact_whole_numbers_is_written_as_text() {
        assertThat(CanonicalJson.text(inputs(Map.of(), (1L << 53) + 1))).contains("\"seed\":\"9007199254740993\"");
        assertThat(CanonicalJson.text(inputs(Map.of(), 1L << 53))).contains("\"seed\":9007199254740992}");
    }

    private static Inputs inputs(Map<String, String> answers, long seed) {
        Playbook playbook = PlaybookBuilder.between("a", "b")
                .criterion("c", 50, 40)
                .question("q", PlaybookBuilder.option("y"), PlaybookBuilder.option("n"))
                .build();
        return new Inputs(
                playbook,
                List.of(new Inputs.Participant("Ada", new Answers(answers))),
                Answers.NONE,
                Map.of("c", 12.5),
                10_000,
                seed);
    }
}
