package dev.showdown.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LetteringTest {

    @Test
    void words_are_kept_together_while_they_fit() {
        assertThat(Lettering.wrapped("Work that can wait", 1_000, false)).containsExactly("Work that can wait");
        assertThat(Lettering.wrapped("Work that can wait", 70, false)).containsExactly("Work", "that can", "wait");
        assertThat(Lettering.wrapped("  ", 70, false)).isEmpty();
    }

    @Test
    void a_word_that_is_too_wide_is_broken_and_nothing_is_lost() {
        String word = "Donaudampfschifffahrtsgesellschaft";
        assertThat(Lettering.wrapped(word, 80, false))
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(Lettering.width(line, false)).isLessThanOrEqualTo(80));
        assertThat(String.join("", Lettering.wrapped(word, 80, false))).isEqualTo(word);
        assertThat(Lettering.wrapped("\uD83D\uDEA2\uD83D\uDEA2", 1, false))
                .containsExactly("\uD83D\uDEA2", "\uD83D\uDEA2");
    }

    @Test
    void strong_and_wide_letters_take_more_room() {
        assertThat(Lettering.width("gateway", true)).isGreaterThan(Lettering.width("gateway", false));
        assertThat(Lettering.width("mmmm", false)).isGreaterThan(Lettering.width("iiii", false) * 2);
        assertThat(Lettering.width("", false)).isZero();
    }
}
