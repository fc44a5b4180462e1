package dev.showdown.account;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.Text;

import static org.assertj.core.api.Assertions.assertThat;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.org",
                "Ann.Lee+showdown@Example.org",
                "o'brien@example.org",
                "!#$%&'*+/=?^_`{|}~-@example.org",
                "\"ann lee\"@example.org",
                "\"a@b\"@example.org",
                "\"say \\\"hello\\\"\"@example.org",
                "ann@[192.0.2.1]",
                "ann@[IPv6:2001:db8::1]",
                "ann@xn--mnchen-3ya.example",
                "a@b.co"
            })
    void odd_but_legal_forms_are_taken_as_they_are(String typed) {
        assertThat(EmailAddress.of(typed)).map(EmailAddress::text).contains(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "ann@münchen.example, ann@xn--mnchen-3ya.example",
        "ann@mu\u0308nchen.example, ann@xn--mnchen-3ya.example",
        "ann@пример.example, ann@xn--e1afmkfd.example",
        "ann@例え.example, ann@xn--r8jz45g.example",
        "ann@مثال.example, ann@xn--mgbh0fb.example"
    })
    void international_domains_are_written_in_their_plain_form(String typed, String plain) {
        assertThat(EmailAddress.of(typed)).map(EmailAddress::text).contains(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.org",
                "ann@",
                "ann@example",
                "ann@example.org.",
                "ann@.example.org",
                "ann@-example.org",
                "ann@exa_mple.org",
                ".ann@example.org",
                "ann.@example.org",
                "a..n@example.org",
                "ann lee@example.org",
                "<ann@example.org>",
                "Ann <ann@example.org>",
                "ann@example.org,ben@example.org",
                "ann@[192.0.2.256]",
                "ann@[192.0.2]",
                "\"ann@example.org",
                "\"\"@example.org"
            })
    void what_is_no_address_is_refused(String typed) {
        assertThat(EmailAddress.of(typed)).isEmpty();
    }

    /// Full-width letters, a foreign full stop, letters of a second script, characters that vanish, and letters whose
    /// plain form is the domain of somebody else.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFF41nn@example.org",
                "\u0430nn@example.org",
                "ann\uFF20example.org",
                "ann@\uFF45xample.org",
                "ann@example\u3002org",
                "ann@ex\u0430mple.org",
                "ann@\u0435xample.org",
                "ann@xn--xample-2of.org",
                "ann@exam\u00ADple.org",
                "ann@exam\u200Bple.org",
                "ann@exam\u200Dple.org",
                "ann@fa\u00DF.example",
                "ann@\u2102ample.org",
                "\u212Aim@example.org",
                "a\u1FEFnn@example.org",
                "ann@\u212Aiel.example"
            })
    void what_looks_like_another_address_is_refused(String typed) {
        assertThat(EmailAddress.of(typed)).isEmpty();
        assertThat(EmailAddress.typed(new Text(), "/email", typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.org\r\nBcc: eve@example.org",
                "ann@example.org\nX",
                "ann\r@example.org",
                "\"ann\r\n eve\"@example.org",
                "ann@example.org\u0000",
                "ann@exam\u0085ple.org",
                "ann@exam\u2028ple.org"
            })
    void no_line_break_ever_comes_near_a_header(String typed) {
        assertThat(EmailAddress.of(typed)).isEmpty();
        Text text = new Text();
        assertThat(EmailAddress.typed(text, "/email", typed)).isEmpty();
        assertThat(text.faults()).hasSize(1);
    }

    @Test
    void as_much_as_mail_carries_is_taken_and_no_more() {
        String local = "x".repeat(64);
        String label = "y".repeat(63) + ".";
        assertThat(EmailAddress.of(local + "@example.org")).isPresent();
        assertThat(EmailAddress.of("x" + local + "@example.org")).isEmpty();
        String longest = "z".repeat(254 - 64 - 1 - 2 * 64 - 4) + ".org";
        assertThat(EmailAddress.of(local + "@" + label + label + longest)).isPresent();
        assertThat(EmailAddress.of(local + "@" + label + label + "z" + longest)).isEmpty();
        assertThat(EmailAddress.of("ann@" + "y".repeat(64) + ".org")).isEmpty();
    }

    @Test
    void addresses_are_compared_without_capital_letters_and_in_plain_form() {
        assertThat(EmailAddress.key(" ANN@Example.ORG ")).isEqualTo("ann@example.org");
        assertThat(EmailAddress.key("ann@MÜNCHEN.example"))
                .isEqualTo(EmailAddress.key("ann@münchen.example"))
                .isEqualTo(EmailAddress.key("Ann@xn--mnchen-3ya.example"));
        assertThat(EmailAddress.key("ann+a@example.org")).isNotEqualTo(EmailAddress.key("ann@example.org"));
        assertThat(EmailAddress.key(null)).isEmpty();
        assertThat(EmailAddress.key("NOBODY")).isEqualTo("nobody");
        assertThat(EmailAddress.of("ANN@EXAMPLE.ORG").map(EmailAddress::key)).isEqualTo(Optional.of("ann@example.org"));
    }
}
