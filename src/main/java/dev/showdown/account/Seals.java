package dev.showdown.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

/** What only this server can read and nobody else can make: sealed with a key that follows from its secret. */
@ApplicationScoped
class Seals {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int IV_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final Tokens tokens;
    private final SecureRandom random = new SecureRandom();

    Seals(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @param purpose what it is for, and whose it is: for nothing else can it be opened */
    String seal(String purpose, byte[] open) {
        byte[] iv = new byte[IV_LENGTH];
        random.nextBytes(iv);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, iv).doFinal(open);
            byte[] both = ByteBuffer.allocate(iv.length + sealed.length)
                    .put(iv)
                    .put(sealed)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty for what was not sealed here for this. */
    Optional<byte[]> open(String purpose, String sealed) {
        try {
            byte[] both = Base64.getUrlDecoder().decode(sealed);
            if (both.length <= IV_LENGTH) {
                return Optional.empty();
            }
            byte[] iv = Arrays.copyOf(both, IV_LENGTH);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, purpose, iv).doFinal(both, IV_LENGTH, both.length - IV_LENGTH));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(tokens.key("seal"), "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
