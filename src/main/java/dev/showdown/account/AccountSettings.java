package dev.showdown.account;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.Letter.Kind;

/** What somebody changes of their own account. Whatever would let somebody else in asks for the password again. */
@ApplicationScoped
public class AccountSettings {

    private final People people;
    private final Letters letters;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final Members members;
    private final AuditLog audit;
    private final Clock clock;

    AccountSettings(
            People people,
            Letters letters,
            Sessions sessions,
            SecondFactors factors,
            Members members,
            AuditLog audit,
            Clock clock) {
        this.audit = audit;
        this.members = members;
        this.factors = factors;
        this.people = people;
        this.letters = letters;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * @param hasPassword false for somebody who signs in through their organisation only
     * @param factor whether a code is asked for besides the password
     */
    public record Settings(Person person, boolean hasPassword, SecondFactors.Status factor) {}

    @Transactional
    public Settings of(Caller.SignedIn caller) {
        Account account = people.one(caller.person().id());
        return new Settings(account.person(), account.passwordHash != null, factors.of(caller));
    }

    @Transactional
    public void rename(Caller.SignedIn caller, String name) {
        Text text = new Text();
        String clean = text.line("/name", "your name", name, Text.NAME_LIMIT);
        text.refuseFaults();
        people.changing(caller.person().id()).rename(clean);
        audit.writeOfPerson(caller.person(), AuditAction.PERSON_RENAMED);
    }

    /**
     * Every other session ends; so does whatever was mailed before.
     *
     * @return how this session goes on
     */
    @Transactional
    public Sessions.Started changePassword(Caller.SignedIn caller, Proof proof, String wanted) {
        Account account = confirmed(caller, proof);
        Text text = new Text();
        PasswordRules.check(text, "/password", wanted, account.email);
        text.refuseFaults();
        people.changePassword(account, wanted);
        sessions.endOthers(caller);
        return sessions.renew(caller);
    }

    /** Refuses whoever cannot prove again who they are. */
    Account confirmed(Caller.SignedIn caller, Proof proof) {
        Account account = people.confirmed(caller, proof.password());
        factors.accept(account.id, proof.code());
        return account;
    }

    /** Mails a link to the new address; the change is made when it is used. */
    @Transactional
    public void askNewAddress(Caller.SignedIn caller, Proof proof, String email) {
        Account account = confirmed(caller, proof);
        Text text = new Text();
        Optional<EmailAddress> address = EmailAddress.typed(text, "/email", email);
        text.refuseFaults();
        address.ifPresent(wanted -> {
            Kind kind = people.byEmail(wanted).isEmpty() ? Kind.NEW_ADDRESS : Kind.TAKEN;
            letters.write(new Letter(kind, wanted, clock.instant()).about(account));
        });
    }

    /** Ends an account. Workspaces with nobody else in them go with it; what was answered elsewhere stays. */
    @Transactional
    public void delete(Caller.SignedIn caller, Proof proof) {
        Account account = people.changing(caller.person().id());
        if (account.passwordHash != null) {
            confirmed(caller, proof);
        } else if (!EmailAddress.key(proof.password()).equals(account.emailKey)) {
            throw new Refused.Invalid("/current", "wrong-address", "This is not the address of your account.");
        }
        members.refuseLastOwner(account.person());
        members.leaveAll(account.person());
        people.remove(account);
    }
}
