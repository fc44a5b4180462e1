package dev.showdown.account;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.showdown.Text;
import dev.showdown.account.Letter.Kind;

/** What somebody changes of their own account. Whatever would let somebody else in asks for the password again. */
@ApplicationScoped
public class AccountSettings {

    private final People people;
    private final Letters letters;
    private final Sessions sessions;
    private final AuditLog audit;
    private final Clock clock;

    AccountSettings(People people, Letters letters, Sessions sessions, AuditLog audit, Clock clock) {
        this.audit = audit;
        this.people = people;
        this.letters = letters;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @param hasPassword false for somebody who signs in through their organisation only */
    public record Settings(Person person, boolean hasPassword) {}

    @Transactional
    public Settings of(Caller.SignedIn caller) {
        Account account = people.one(caller.person().id());
        return new Settings(account.person(), account.passwordHash != null);
    }

    @Transactional
    public void rename(Caller.SignedIn caller, String name) {
        Text text = new Text();
        String clean = text.line("/name", "your name", name, Text.NAME_LIMIT);
        text.refuseFaults();
        people.one(caller.person().id()).rename(clean);
        audit.writeOfPerson(caller.person(), AuditAction.PERSON_RENAMED);
    }

    /** Every other session ends; so does whatever was mailed before. */
    @Transactional
    public void changePassword(Caller.SignedIn caller, String current, String wanted) {
        Account account = people.confirmed(caller, current);
        Text text = new Text();
        PasswordRules.check(text, "/password", wanted, account.email);
        text.refuseFaults();
        people.changePassword(account, wanted);
        sessions.endOthers(caller);
    }

    /** Mails a link to the new address; the change is made when it is used. */
    @Transactional
    public void askNewAddress(Caller.SignedIn caller, String current, String email) {
        Account account = people.confirmed(caller, current);
        Text text = new Text();
        Optional<EmailAddress> address = EmailAddress.typed(text, "/email", email);
        text.refuseFaults();
        address.filter(wanted -> people.byEmail(wanted).isEmpty())
                .ifPresent(
                        wanted -> letters.write(new Letter(Kind.NEW_ADDRESS, wanted, clock.instant()).about(account)));
    }
}
