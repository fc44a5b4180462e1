package dev.showdown.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

import dev.showdown.Refused;
import dev.showdown.Text;

/**
 * Passwords, kept as Argon2id hashes with the cost that OWASP recommends, each with a salt of its own. Hashing needs
 * memory on purpose, so only a few are hashed at once.
 */
@ApplicationScoped
public class Passwords {

    public static final int SHORTEST = 8;
    public static final int LONGEST = 128;

    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 2;
    private static final int WAIT_SECONDS = 5;

    private static final Pattern STORED = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** What is wrong with a password that somebody wants to set; nothing is added where it will do. */
    public static void check(Text text, String pointer, String typed) {
        check(text, pointer, typed, SHORTEST);
    }

    static void check(Text text, String pointer, String typed, int shortest) {
        String composed = composed(typed);
        int length = composed.codePointCount(0, composed.length());
        if (!Text.isPrintable(typed)) {
            text.fault(pointer, "character", "Remove the characters that cannot be printed from the password.");
        } else if (length < shortest) {
            text.fault(pointer, "too-short", "Enter a password of at least %d characters.".formatted(shortest));
        } else if (length > LONGEST) {
            text.fault(pointer, "too-long", "Enter a password of at most %d characters.".formatted(LONGEST));
        }
    }

    /** The hash to store, in the form that names its own cost. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = inTurn(() -> argon2(password, salt, MEMORY_KIB, ITERATIONS, LANES, HASH_BYTES));
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(MEMORY_KIB, ITERATIONS, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /** Whether this is the password behind a stored hash. What nobody could have set costs nothing to refuse. */
    public boolean isRight(String stored, String typed) {
        Matcher parts = STORED.matcher(stored);
        Text text = new Text();
        check(text, "", typed);
        if (!parts.matches() || !text.faults().isEmpty()) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] hash = inTurn(
                () -> argon2(typed, salt, number(parts, 1), number(parts, 2), number(parts, 3), expected.length));
        return MessageDigest.isEqual(expected, hash);
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private <T> T inTurn(Supplier<T> work) {
        boolean mayGo = false;
        try {
            mayGo = places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!mayGo) {
            throw new Refused.TooMany("Too many passwords are being checked. Try again in a moment.", WAIT_SECONDS);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** The same letters are the same password, however a keyboard composed them. Nothing else is changed. */
    private static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static byte[] argon2(String password, byte[] salt, int memory, int iterations, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(iterations)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(composed(password).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
