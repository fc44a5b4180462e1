package dev.showdown.account;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.account.Letter.Kind;

/**
 * Accounts: made, and opened with a password. No answer tells whether somebody has an account, except to whoever reads
 * the mail of its address.
 */
@ApplicationScoped
public class People implements PanacheRepositoryBase<Account, UUID> {

    private final Letters letters;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Workspaces workspaces;
    private final Clock clock;

    /** Takes as long to refuse as any other: nobody knows its password. */
    private final String nobodys;

    private final AuditLog audit;

    People(
            Letters letters,
            Passwords passwords,
            Sessions sessions,
            Workspaces workspaces,
            AuditLog audit,
            Clock clock) {
        this.audit = audit;
        this.letters = letters;
        this.passwords = passwords;
        this.sessions = sessions;
        this.workspaces = workspaces;
        this.clock = clock;
        this.nobodys = passwords.hash(UUID.randomUUID().toString());
    }

    /** Mails a link to make an account with, or, to somebody who has one, that they have. */
    @Transactional
    public void signUp(String email) {
        Text text = new Text();
        Optional<EmailAddress> address = EmailAddress.typed(text, "/email", email);
        text.refuseFaults();
        address.ifPresent(wanted -> letters.write(
                new Letter(byEmail(wanted).isPresent() ? Kind.KNOWN : Kind.SIGN_UP, wanted, clock.instant())));
    }

    /** The address that the link of a sign-up was mailed to. */
    @Transactional
    public String signUpAddress(String token) {
        return letters.open(Kind.SIGN_UP, token).address;
    }

    /** Makes the account, with a workspace, and signs in. The link is used up. */
    @Transactional
    public Sessions.Started finishSignUp(String token, String name, String password, Sessions.Manner manner) {
        Letter letter = letters.open(Kind.SIGN_UP, token);
        EmailAddress address = new EmailAddress(letter.address);
        Text text = new Text();
        String clean = text.line("/name", "your name", name, Text.NAME_LIMIT);
        PasswordRules.check(text, "/password", password, address.text());
        text.refuseFaults();
        if (byEmail(address).isPresent()) {
            throw new Refused.Gone("There is an account with this address already. Sign in instead.");
        }
        letters.use(letter);
        Account account = new Account(address, clean, clock.instant());
        account.passwordHash = passwords.hash(password);
        Person person = add(account).person();
        audit.writeOfPerson(person, AuditAction.PERSON_SIGNED_IN);
        return sessions.signIn(person, manner);
    }

    /** Everybody begins with a workspace of their own. */
    Account add(Account account) {
        persist(account);
        flush();
        workspaces.startTeam(account.person(), "Workspace of " + Text.shown(account.name));
        audit.writeOfPerson(account.person(), AuditAction.WORKSPACE_STARTED);
        return account;
    }

    /** Signs in; empty when address and password do not belong together, which takes the same time. */
    @Transactional
    public Optional<Sessions.Started> signIn(String email, String password, Sessions.Manner manner) {
        Optional<Account> account = EmailAddress.of(email.strip()).flatMap(this::byEmail);
        String stored = account.map(found -> found.passwordHash).orElse(nobodys);
        boolean right = passwords.isRight(stored, password);
        return account.filter(_ -> right).map(found -> {
            audit.writeOfPerson(found.person(), AuditAction.PERSON_SIGNED_IN);
            return sessions.signIn(found.person(), manner);
        });
    }

    Optional<Account> byEmail(EmailAddress address) {
        return find("emailKey", address.key()).firstResultOptional();
    }

    Account one(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new Refused.NotFound("This account was deleted."));
    }

    /** Mails a link to choose a new password with, to somebody who has an account. */
    @Transactional
    public void askReset(String email) {
        Text text = new Text();
        Optional<EmailAddress> address = EmailAddress.typed(text, "/email", email);
        text.refuseFaults();
        address.flatMap(this::byEmail)
                .ifPresent(account -> letters.write(
                        new Letter(Kind.RESET, new EmailAddress(account.email), clock.instant()).about(account)));
    }

    /** Whose password the link of a letter changes. */
    @Transactional
    public Person resetting(String token) {
        return of(letters.open(Kind.RESET, token)).person();
    }

    private Account of(Letter letter) {
        Account account = one(letter.accountId);
        if (account.credential != letter.credential) {
            throw new Refused.Gone("This link has ended: the password or the address was changed since it was mailed.");
        }
        return account;
    }

    /** Sets the password that somebody chose with the link of a letter, and ends every session. */
    @Transactional
    public void reset(String token, String password) {
        Letter letter = letters.open(Kind.RESET, token);
        Account account = of(letter);
        Text text = new Text();
        PasswordRules.check(text, "/password", password, account.email);
        text.refuseFaults();
        letters.use(letter);
        changePassword(account, password);
        sessions.endAll(account.id);
    }

    void changePassword(Account account, String password) {
        account.changePassword(passwords.hash(password));
        audit.writeOfPerson(account.person(), AuditAction.PASSWORD_CHANGED);
        Letter told = new Letter(Kind.CHANGED, new EmailAddress(account.email), clock.instant()).about(account);
        told.words = "The password";
        letters.write(told);
    }

    /** Refuses whoever does not know the password of the account that is open here. */
    Account confirmed(Caller.SignedIn caller, String password) {
        Account account = one(caller.person().id());
        String stored = account.passwordHash == null ? nobodys : account.passwordHash;
        if (!passwords.isRight(stored, password)) {
            throw new Refused.Invalid("/current", "wrong-password", "This is not your password.");
        }
        return account;
    }

    /** The account that a letter with a new address is about, moved to it. */
    @Transactional
    public void confirmAddress(String token) {
        Letter letter = letters.open(Kind.NEW_ADDRESS, token);
        Account account = of(letter);
        EmailAddress address = new EmailAddress(letter.address);
        if (byEmail(address).isPresent()) {
            throw new Refused.Gone("This address belongs to another account by now.");
        }
        letters.use(letter);
        Letter told = new Letter(Kind.CHANGED, new EmailAddress(account.email), clock.instant());
        told.words = "The e-mail address";
        letters.write(told);
        account.move(address);
        audit.writeOfPerson(account.person(), AuditAction.ADDRESS_CHANGED);
    }

    /** Whether a link confirms a new address of an account, rather than making one. */
    public boolean isNewAddress(String token) {
        return token.startsWith(Kind.NEW_ADDRESS.prefix);
    }

    /** The address that the link of a letter confirms. */
    @Transactional
    public String newAddress(String token) {
        Letter letter = letters.open(Kind.NEW_ADDRESS, token);
        of(letter);
        return letter.address;
    }
}
