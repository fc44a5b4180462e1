package dev.showdown;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.Refused.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextTest {

    private final Text text = new Text();

    @Test
    void text_is_stripped_and_composed() {
        assertThat(text.line("/title", "a title", "  Cafe\u0301 \t", 200)).isEqualTo("Café");
        assertThat(text.prose("/note", "the note", "a\r\nb\rc\n", 200)).isEqualTo("a\nb\nc");
        assertThat(text.faults()).isEmpty();
    }

    @Test
    void a_line_must_be_there_unless_it_is_optional() {
        assertThat(text.optionalLine("/name", "the name", null, 100)).isEmpty();
        assertThat(text.prose("/note", "the note", null, 100)).isEmpty();
        assertThat(text.faults()).isEmpty();
        text.line("/title", "a title", " ", 200);
        assertThat(text.faults()).containsExactly(new Fault("/title", "required", "Enter a title."));
    }

    @Test
    void length_is_counted_in_characters_that_people_see_as_one_code_point() {
        text.line("/title", "a title", "😀".repeat(200), 200);
        assertThat(text.faults()).isEmpty();
        text.line("/title", "a title", "😀".repeat(201), 200);
        assertThat(text.faults())
                .containsExactly(
                        new Fault("/title", "too-long", "Shorten a title to 200 characters or fewer: it has 201."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007", "\u001b[31m", "\u007f", "\u0085", "\ud800", "x\udc00y", "\ufffd"})
    void what_cannot_be_stored_or_printed_is_refused(String typed) {
        text.prose("/note", "the note", typed, 200);
        assertThat(text.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("character");
            assertThat(fault.detail()).startsWith("Remove the characters that cannot be printed from the note");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "e\u0301", "مرحبا", "\u200dx", "日本語", "ﷺ", "<b>&\"'"})
    void what_people_write_is_kept(String typed) {
        assertThat(text.prose("/note", "the note", typed, 200)).isNotEmpty();
        assertThat(text.faults()).isEmpty();
    }

    @Test
    void lines_break_in_prose_and_not_in_a_line() {
        text.prose("/context", "the context", "a\n\tb", 200);
        assertThat(text.faults()).isEmpty();
        text.line("/title", "a title", "a\nb", 200);
        assertThat(text.faults()).hasSize(1);
    }

    @Test
    void the_first_fault_of_a_field_counts_and_all_fields_are_told() {
        assertThatCode(text::refuseFaults).doesNotThrowAnyException();
        text.fault("/a", "one", "First.");
        text.fault("/a", "two", "Second.");
        text.fault("/b", "three", "Third.");
        assertThat(text.faults()).extracting(Fault::code).containsExactly("one", "three");
        assertThatThrownBy(text::refuseFaults)
                .isInstanceOf(Refused.Invalid.class)
                .hasMessage("First.");
    }

    @Test
    void what_was_sent_is_shown_short_and_printable() {
        assertThat(Text.shown("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
        assertThat(Text.shown("x".repeat(60))).isEqualTo("x".repeat(60));
        assertThat(Text.shown("a\u0000\n\ud800b")).isEqualTo("a\ufffd\ufffd\ufffdb");
        assertThat(Text.shown("😀".repeat(61))).isEqualTo("😀".repeat(60) + "…");
    }

    @Test
    void a_fault_names_its_field() {
        assertThat(new Fault("/answers/team-size", "c", "d").field()).isEqualTo("team-size");
        assertThat(Text.pointer("/answers", "a/b~c")).isEqualTo("/answers/a~1b~0c");
    }
}
