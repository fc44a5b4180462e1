package dev.showdown.account;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.Refused;
import dev.showdown.Text;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordRulesTest {

    private final Passwords passwords = new Passwords();

    private static List<String> faults(String typed) {
        Text text = new Text();
        PasswordRules.check(text, "/password", typed, "ann@example.org");
        return text.faults().stream().map(Refused.Fault::code).toList();
    }

    /// So many characters, none like its neighbour.
    private static String of(int length, int first, int range) {
        return IntStream.range(0, length)
                .mapToObj(at -> Character.toString(first + at * 7 % range))
                .collect(Collectors.joining());
    }

    /// Latin, Greek, Cyrillic, Arabic, Chinese, Hangul, emoji: the length counts characters, not bytes.
    @ParameterizedTest
    @ValueSource(ints = {'!', 0x391, 0x410, 0x621, 0x4E00, 0xAC00, 0x1F600})
    void twelve_to_128_characters_of_every_script_will_do(int first) {
        int range = 23;
        assertThat(faults(of(1, first, range))).containsExactly("too-short");
        assertThat(faults(of(11, first, range))).containsExactly("too-short");
        assertThat(faults(of(12, first, range))).isEmpty();
        // A row that begins again would count as repeated.
        assertThat(faults("x" + of(127, first, range))).isEmpty();
        assertThat(faults("x" + of(128, first, range))).containsExactly("too-long");
        assertThat(faults("x" + of(4_999, first, range))).containsExactly("too-long");
    }

    @Test
    void a_letter_with_its_accent_is_one_character_however_it_is_typed() {
        String typed =
                "bcdfghjklmn".chars().mapToObj(c -> Character.toString(c)).collect(Collectors.joining());
        assertThat(faults(typed + "e\u0301")).isEmpty();
        assertThat(faults(typed.substring(1) + "e\u0301")).containsExactly("too-short");
        assertThat(passwords.isRight(passwords.hash(typed + "e\u0301"), typed + "\u00E9"))
                .isTrue();
    }

    @Test
    void nothing_is_asked_of_the_kinds_of_characters() {
        for (String plain : List.of(
                "violet kettle marches north",
                "onlysmallletters",
                "ONLYLARGELETTERS",
                "840271936502",
                "            x",
                "!?!!??!?!???!",
                "صخرة نهر سحابة قلم")) {
            assertThat(faults(plain)).as(plain).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Password1234!",
                "PASSWORD!!!!!!",
                "passwordpassword",
                "qwertyuiop123",
                "qwertyuiopas",
                "123456789012",
                "210987654321",
                "abcdefghijkl",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "letmein123456",
                "iloveyou2024!!",
                "showdown1234",
                "Showdownshowdown",
                "\uFF50\uFF41\uFF53\uFF53\uFF57\uFF4F\uFF52\uFF441234"
            })
    void common_ones_are_refused_however_they_are_padded(String common) {
        assertThat(faults(common)).containsExactly("common");
    }

    @Test
    void ones_own_address_is_no_password() {
        assertThat(faults("Ann@Example.org!")).containsExactly("own-address");
    }

    @Test
    void control_characters_are_refused() {
        assertThat(faults("violet\u0000kettle marches")).containsExactly("character");
        assertThat(faults("violet\nkettle marches")).containsExactly("character");
    }

    /// Nothing is trimmed, cut or folded: two that differ at all are two.
    @Test
    void passwords_that_differ_in_anything_are_different() {
        String right = "violet kettle marches north";
        String stored = passwords.hash(right);
        for (String other : List.of(
                right + " ",
                " " + right,
                right.replace(" ", "  "),
                right.replace(' ', '\u00A0'),
                right.toUpperCase(java.util.Locale.ROOT),
                right.replace('v', '\uFF56'),
                right.replace('o', '\u043E'))) {
            assertThat(passwords.isRight(stored, other)).as(other).isFalse();
        }
        String eighty = of(79, 'a', 23);
        assertThat(passwords.isRight(passwords.hash(eighty + "1"), eighty + "2"))
                .isFalse();
    }
}
