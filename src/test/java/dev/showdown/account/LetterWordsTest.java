package dev.showdown.account;

import java.net.URI;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.showdown.account.Letter.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class LetterWordsTest {

    private static String changed(String words) {
        Letter letter = new Letter(Kind.CHANGED, new EmailAddress("ann@example.org"), Instant.EPOCH);
        letter.words = words;
        return LetterWords.of(letter, URI.create("https://showdown.example.org"), "", ReturnPage.NONE)
                .body();
    }

    @Test
    void a_change_is_told_with_what_became_of_it() {
        assertThat(changed("The password"))
                .startsWith("The password of your account on showdown.example.org was changed.");
        assertThat(changed("The second factor|switched off by whoever runs the service"))
                .startsWith("The second factor of your account on showdown.example.org"
                        + " was switched off by whoever runs the service.")
                .contains("https://showdown.example.org/reset");
    }
}
