package dev.showdown.account;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.zip.CRC32;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Secrets that open something: a prefix that names the kind, 30 base62 characters (178 bits) and 6 of a checksum, so
 * that a mistyped one is known without asking the database. Only hashes are stored.
 */
@ApplicationScoped
public class Tokens {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SECRET_LENGTH = 30;
    private static final int CHECK_LENGTH = 6;
    private static final int SHORTEST_SECRET = 32;

    private final byte[] serverKey;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Tokens(AccountConfig config) {
        this(config.secret());
    }

    Tokens(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalStateException("SHOWDOWN_SECRET needs at least " + SHORTEST_SECRET + " characters.");
        }
        serverKey = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** A token that nobody can compute again: it is shown once. */
    public String random(String prefix) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return withCheck(prefix + base62(bits));
    }

    /** A token that its owner can be shown again: it follows from the row's id; raising the generation makes another. */
    public String derived(String prefix, UUID id, int generation) {
        return withCheck(prefix + base62(hmac("token|" + prefix + "|" + id + "|" + generation)));
    }

    /** What a form must send back to prove that this server wrote it for this browser. */
    public String formToken(String sessionToken) {
        return base62(hmac("form|" + sessionToken));
    }

    /** A key for one purpose. */
    byte[] key(String purpose) {
        return hmac("key|" + purpose);
    }

    /** Whether it could have been made here; says nothing about whether it is still good. */
    public boolean isWellFormed(String prefix, String token) {
        int length = prefix.length() + SECRET_LENGTH + CHECK_LENGTH;
        return token != null
                && token.length() == length
                && token.startsWith(prefix)
                && token.chars().skip(prefix.length()).allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && isSame(token, withCheck(token.substring(0, length - CHECK_LENGTH)));
    }

    public byte[] hash(String token) {
        return digest(token);
    }

    /** A fingerprint; SHA-256. */
    public static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compares in a time that does not tell how much was right. */
    public static boolean isSame(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(serverKey, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base62(byte[] bits) {
        return digits(new BigInteger(1, bits), SECRET_LENGTH);
    }

    private static String withCheck(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return text + digits(BigInteger.valueOf(crc.getValue()), CHECK_LENGTH);
    }

    /** The lowest base62 digits of a number, most significant first. */
    private static String digits(BigInteger number, int count) {
        char[] digits = new char[count];
        BigInteger base = BigInteger.valueOf(ALPHABET.length());
        BigInteger rest = number;
        for (int i = count - 1; i >= 0; i--) {
            BigInteger[] divided = rest.divideAndRemainder(base);
            digits[i] = ALPHABET.charAt(divided[1].intValue());
            rest = divided[0];
        }
        return new String(digits);
    }
}
