package dev.showdown.account;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;

/**
 * Replies to calls that a program may repeat, kept for a day. Effect and reply are written in one transaction: there is
 * either both or neither, also when the program dies in between. Replies hold secrets, so they are encrypted under a key
 * that follows from what only the caller knows.
 */
@ApplicationScoped
public class Replies implements PanacheRepositoryBase<StoredReply, byte[]> {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int IV_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final ObjectMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Replies(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param caller the secret of whoever calls, or their address
     * @param target method and address
     * @param key that the caller chose
     * @param request what was sent
     */
    public record Call(String caller, String target, String key, String request) {

        byte[] id() {
            return hash(secret());
        }

        private String secret() {
            return String.join("\n", caller, target, key);
        }
    }

    /** @param replayed whether it was made for an earlier call */
    public record Reply(int status, Map<String, String> headers, String body, boolean replayed) {}

    /** Does the work of a call, unless it was done before: then what it gave is given again. */
    @Transactional(rollbackOn = Exception.class)
    public Reply once(Call call, Callable<Reply> work) throws Exception {
        byte[] id = call.id();
        if (!isFirst(id)) {
            throw new Refused.Conflict(
                    "still-running", "A call with this Idempotency-Key is being answered. Try again in a moment.");
        }
        Optional<StoredReply> known = find(
                        "id = ?1 and createdAt > ?2", id, clock.instant().minus(KEPT))
                .firstResultOptional();
        if (known.isPresent()) {
            return replay(call, known.get());
        }
        Reply reply = work.call();
        write(id, call, reply);
        return reply;
    }

    /** Held until the transaction ends; nobody waits for it. */
    private boolean isFirst(byte[] id) {
        return (Boolean) getEntityManager()
                .createNativeQuery("select pg_try_advisory_xact_lock(:id)", Boolean.class)
                .setParameter("id", ByteBuffer.wrap(id).getLong())
                .getSingleResult();
    }

    private Reply replay(Call call, StoredReply stored) throws IOException, GeneralSecurityException {
        if (!MessageDigest.isEqual(stored.requestHash, hash(call.request()))) {
            throw new Refused.Invalid(
                    "",
                    "idempotency-key-reused",
                    "This Idempotency-Key belongs to another request. Make a new one for each thing you want done.");
        }
        Reply reply = json.readValue(crypt(Cipher.DECRYPT_MODE, call, stored.sealed), Reply.class);
        return new Reply(reply.status(), reply.headers(), reply.body(), true);
    }

    private void write(byte[] id, Call call, Reply reply) throws IOException, GeneralSecurityException {
        getEntityManager()
                .createNativeQuery("""
                        insert into stored_reply (id, request_hash, sealed, created_at)
                        values (:id, :request, :sealed, :now)
                        on conflict (id) do update set request_hash = excluded.request_hash,
                            sealed = excluded.sealed, created_at = excluded.created_at
                        """)
                .setParameter("id", id)
                .setParameter("request", hash(call.request()))
                .setParameter("sealed", crypt(Cipher.ENCRYPT_MODE, call, json.writeValueAsBytes(reply)))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** What is sealed begins with the random part of its cipher. */
    private byte[] crypt(int mode, Call call, byte[] data) throws GeneralSecurityException {
        byte[] iv = new byte[IV_LENGTH];
        boolean sealing = mode == Cipher.ENCRYPT_MODE;
        if (sealing) {
            random.nextBytes(iv);
        } else {
            iv = Arrays.copyOf(data, IV_LENGTH);
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(call.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        SecretKeySpec key = new SecretKeySpec(mac.doFinal("reply".getBytes(StandardCharsets.UTF_8)), "AES");
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(call.id());
        if (!sealing) {
            return cipher.doFinal(data, IV_LENGTH, data.length - IV_LENGTH);
        }
        byte[] sealed = cipher.doFinal(data);
        return ByteBuffer.allocate(IV_LENGTH + sealed.length)
                .put(iv)
                .put(sealed)
                .array();
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Forgets replies that are too old to be given again. */
    @Transactional
    public long removeOld() {
        return delete("createdAt < ?1", clock.instant().minus(KEPT));
    }
}
