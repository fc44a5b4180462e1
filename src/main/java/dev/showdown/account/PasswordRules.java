package dev.showdown.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.showdown.Text;

/**
 * Which passwords an account may have: long ones that nobody would try first. Nothing is asked of the kinds of
 * characters in them.
 */
final class PasswordRules {

    static final int SHORTEST = 12;

    /** Longer than any list of common passwords is worth: the shortest word that is looked up by itself. */
    private static final int SHORTEST_WORD = 4;

    private static final Set<String> COMMON = read();
    private static final Pattern REPEATED = Pattern.compile("(.{1,6}?)\\1+", Pattern.DOTALL);
    private static final Pattern TAIL = Pattern.compile("[^\\p{L}]+$");
    private static final String KEYBOARD = "qwertyuiopasdfghjklzxcvbnm";
    private static final String DIGITS = "12345678901234567890";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private PasswordRules() {}

    private static Set<String> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                PasswordRules.class.getResourceAsStream("/passwords/common.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds what is wrong with a password that somebody wants for the account with this address. */
    static void check(Text text, String pointer, String typed, String email) {
        String password = typed == null ? "" : typed;
        Passwords.check(text, pointer, password, SHORTEST);
        if (text.faults().stream().anyMatch(fault -> fault.pointer().equals(pointer))) {
            return;
        }
        // Another shape of the same letters is no better a password.
        String lower = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (isCommon(lower)) {
            text.fault(
                    pointer,
                    "common",
                    "Choose another password: this one, or one very much like it, is on lists that attackers try first."
                            + " Four or five words that do not belong together do well.");
        } else if (lower.contains(email.toLowerCase(Locale.ROOT))) {
            text.fault(pointer, "own-address", "Choose a password that does not contain your e-mail address.");
        }
    }

    private static boolean isCommon(String lower) {
        String stem = TAIL.matcher(lower).replaceFirst("");
        return COMMON.contains(lower)
                || REPEATED.matcher(lower).matches()
                || isRow(lower)
                || stem.length() >= SHORTEST_WORD && (COMMON.contains(stem) || isHalved(stem))
                || stem.isEmpty() && isHalved(lower);
    }

    /** A common one, twice. */
    private static boolean isHalved(String word) {
        int half = word.length() / 2;
        return word.length() % 2 == 0
                && half >= SHORTEST_WORD
                && word.startsWith(word.substring(half))
                && COMMON.contains(word.substring(half));
    }

    /** A run over the keys of a keyboard, or of the alphabet. */
    private static boolean isRow(String lower) {
        String backwards = new StringBuilder(lower).reverse().toString();
        return Set.of(KEYBOARD + KEYBOARD, DIGITS, LETTERS + LETTERS).stream()
                .anyMatch(row -> row.contains(lower) || row.contains(backwards));
    }
}
