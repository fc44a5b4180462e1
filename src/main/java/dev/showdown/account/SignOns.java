package dev.showdown.account;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.Letter.Kind;

/** People whom their organisation knows. Only what the organisation vouches for leads to an account. */
@ApplicationScoped
public class SignOns implements PanacheRepositoryBase<SignOn, SignOn.Key> {

    private static final int LONGEST_ISSUER = 500;
    private static final int LONGEST_SUBJECT = 255;

    private final People people;
    private final Letters letters;
    private final Sessions sessions;
    private final AuditLog audit;
    private final Clock clock;

    SignOns(People people, Letters letters, Sessions sessions, AuditLog audit, Clock clock) {
        this.audit = audit;
        this.people = people;
        this.letters = letters;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Signs somebody in. Whoever was here before is known by issuer and subject, whatever else has changed; an address
     * counts the first time only, and only if the organisation has verified it.
     */
    @Transactional
    public Sessions.Started signIn(Identity identity, Sessions.Manner manner) {
        refuseUnfit(identity);
        waitForOthers(identity);
        Account account = findByIdOptional(new SignOn.Key(identity.issuer(), identity.subject()))
                .map(known -> people.one(known.accountId))
                .orElseGet(() -> firstTime(identity));
        audit.writeOfPerson(account.person(), AuditAction.PERSON_SIGNED_IN, "with their organisation");
        return sessions.signIn(account.person(), manner);
    }

    private static void refuseUnfit(Identity identity) {
        if (identity.issuer().length() > LONGEST_ISSUER
                || identity.subject().isBlank()
                || identity.subject().length() > LONGEST_SUBJECT
                || !Text.isPrintable(identity.subject())) {
            throw new Refused.Forbidden("Your organisation names you in a way that cannot be kept here.");
        }
    }

    /** Somebody who comes for the first time in two windows at once gets one account. */
    private void waitForOthers(Identity identity) {
        getEntityManager()
                .createNativeQuery("select true from pg_advisory_xact_lock(hashtextextended(:who, 0))", Boolean.class)
                .setParameter("who", "sign-on " + identity.email().toLowerCase(Locale.ROOT))
                .getSingleResult();
    }

    /** Says the same whether the address has an account or not. */
    private Account firstTime(Identity identity) {
        if (identity.email().isEmpty()) {
            throw new Refused.Forbidden("Your organisation tells no e-mail address of yours, and an account needs one. "
                    + "Ask whoever looks after the sign-on there.");
        }
        EmailAddress address = EmailAddress.of(identity.email())
                .filter(_ -> identity.verified())
                .orElseThrow(() -> new Refused.Forbidden("Your organisation has not verified your e-mail address. "
                        + "Verify it there, or ask whoever looks after the sign-on there."));
        Account account = people.claim(address)
                .map(this::told)
                .orElseGet(() -> people.add(new Account(address, name(identity, address), clock.instant())));
        persist(new SignOn(identity, account.id, clock.instant()));
        return account;
    }

    /** Nobody gets another way into an account without its owner hearing of it. */
    private Account told(Account account) {
        Letter letter = new Letter(Kind.CHANGED, new EmailAddress(account.email), clock.instant()).about(account);
        letter.words = "The way to sign in";
        letters.write(letter);
        return account;
    }

    /** What cannot be kept is no reason to refuse somebody: they can change it. */
    private static String name(Identity identity, EmailAddress address) {
        Text text = new Text();
        String name = text.line("/name", "a name", identity.name(), Text.NAME_LIMIT);
        return Optional.of(name).filter(_ -> text.faults().isEmpty()).orElseGet(() -> address.text()
                .substring(0, address.text().lastIndexOf('@')));
    }
}
