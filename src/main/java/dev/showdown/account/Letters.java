package dev.showdown.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;

import dev.showdown.Refused;
import dev.showdown.account.Letter.Kind;

/**
 * Mail. It is written down with the change that it tells of, and sent after it: nobody waits for it, and a mail server
 * that is away for a while loses nothing.
 */
@ApplicationScoped
public class Letters implements PanacheRepositoryBase<Letter, UUID> {

    private static final int FIRST_WAIT_SECONDS = 10;
    private static final int MOST_DOUBLINGS = 9;

    private final Mailer mailer;
    private final Tokens tokens;
    private final Seals seals;
    private final AccountConfig config;
    private final Clock clock;

    Letters(Mailer mailer, Tokens tokens, Seals seals, AccountConfig config, Clock clock) {
        this.mailer = mailer;
        this.tokens = tokens;
        this.seals = seals;
        this.config = config;
        this.clock = clock;
    }

    /** How people get their letters. */
    public enum Way {
        /** By mail. */
        MAIL,
        /** Nothing is mailed: whoever runs this for themselves finds the link in the log. */
        LOG,
        /** Not at all, until the operator says how to send mail. */
        NONE
    }

    public Way way() {
        if (config.smtp().host().isPresent()) {
            return Way.MAIL;
        }
        return config.mail().inLog() ? Way.LOG : Way.NONE;
    }

    void write(Letter letter) {
        if (!letter.kind().prefix.isEmpty() && letter.kind() != Kind.INVITATION) {
            letter.tokenHash = tokens.hash(token(letter));
        }
        persist(letter);
    }

    /** Whoever uses the letter comes back to this page, in whatever browser they open it. */
    void write(Letter letter, ReturnPage page) {
        if (!page.isNone()) {
            letter.back = seals.seal(purpose(letter), page.path().getBytes(StandardCharsets.UTF_8));
        }
        write(letter);
    }

    private static String purpose(Letter letter) {
        return "letter|" + letter.id;
    }

    /** The page that a letter leads back to. */
    ReturnPage back(Letter letter) {
        return seals.open(purpose(letter), letter.back)
                .map(path -> ReturnPage.of(new String(path, StandardCharsets.UTF_8)))
                .orElse(ReturnPage.NONE);
    }

    private String token(Letter letter) {
        return tokens.derived(letter.kind().prefix, letter.kind() == Kind.INVITATION ? letter.about : letter.id, 1);
    }

    /** The letter whose link this is, if it can still be used. */
    Letter open(Kind kind, String token) {
        Optional<Letter> found = tokens.isWellFormed(kind.prefix, token)
                ? find("tokenHash = ?1 and kind = ?2", tokens.hash(token), kind.toString())
                        .firstResultOptional()
                : Optional.empty();
        Letter letter = found.orElseThrow(() ->
                new Refused.NotFound("This link opens nothing: it may have been mistyped, or cut off in the mail."));
        if (letter.usedAt != null) {
            throw new Refused.Gone("This link was used already. It works once.");
        }
        if (!letter.expiresAt.isAfter(clock.instant())) {
            throw new Refused.Gone("This link has expired. Ask for a new one.");
        }
        return letter;
    }

    /** Ends the link; refused when somebody else was faster with it. */
    void use(Letter letter) {
        if (update("usedAt = ?1 where id = ?2 and usedAt is null", clock.instant(), letter.id) == 0) {
            throw new Refused.Gone("This link was used already. It works once.");
        }
    }

    /** Keeps back the letter of an invitation that has ended before it was sent. */
    void withdraw(UUID about) {
        delete("about = ?1 and kind = ?2 and sentAt is null", about, Kind.INVITATION.toString());
    }

    /** Sends one letter that is due; false when there is none. Replicas do not get in each other's way. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean sendOne() {
        List<?> due = getEntityManager().createNativeQuery("""
                        select * from letter where sent_at is null and due_at <= now() and expires_at > now()
                        order by due_at limit 1 for update skip locked
                        """, Letter.class).getResultList();
        due.forEach(row -> send((Letter) row));
        return !due.isEmpty();
    }

    private void send(Letter letter) {
        LetterWords words = LetterWords.of(letter, config.baseUrl(), token(letter), back(letter));
        try {
            switch (way()) {
                case MAIL -> mailer.send(Mail.withText(letter.address, words.subject(), words.body()));
                case LOG ->
                    Log.infof(
                            "No mail server is set, so this letter to %s stands here: %s%n%s",
                            letter.address, words.subject(), words.body());
                case NONE -> Log.warnf("No mail server is set: a letter to somebody was not sent");
            }
            letter.sentAt = clock.instant();
        } catch (RuntimeException e) {
            Log.warnf("A letter could not be sent and is tried again: %s", e.getMessage());
            letter.dueAt = clock.instant()
                    .plus(Duration.ofSeconds(FIRST_WAIT_SECONDS * (1L << Math.min(letter.tries, MOST_DOUBLINGS))));
            letter.tries++;
        }
    }

    /** Forgets letters whose links have ended. */
    @Transactional
    public long removeEnded() {
        return delete("expiresAt < ?1", clock.instant().minus(Duration.ofDays(1)));
    }
}
