package dev.showdown.account;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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

    /** Whoever types no address is looked up like everybody else. */
    private static final EmailAddress NOBODY = new EmailAddress("nobody@invalid");

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
    public void signUp(String email, ReturnPage page) {
        Text text = new Text();
        Optional<EmailAddress> address = EmailAddress.typed(text, "/email", email);
        text.refuseFaults();
        address.ifPresent(wanted -> {
            Kind kind = byEmail(wanted).isPresent() ? Kind.KNOWN : Kind.SIGN_UP;
            letters.write(new Letter(kind, wanted, clock.instant()), page);
        });
    }

    /** The page that somebody signed up to see. */
    @Transactional
    public ReturnPage signUpPage(String token) {
        return letters.back(letters.open(Kind.SIGN_UP, token));
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
        if (claim(address).isPresent()) {
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

    /**
     * What somebody who signs in has to match.
     *
     * @param id of the account; empty when there is none with this address, or none with a password
     * @param hash of the password, or of one that nobody knows
     * @param credential which password it is
     */
    record Known(Optional<UUID> id, String hash, int credential) {}

    @Transactional
    Known known(String email) {
        EmailAddress address = EmailAddress.of(email.strip()).orElse(NOBODY);
        return byEmail(address)
                .filter(account -> account.passwordHash != null)
                .map(account -> new Known(Optional.of(account.id), account.passwordHash, account.credential))
                .orElseGet(() -> new Known(Optional.empty(), nobodys, 0));
    }

    /** Begins a session; empty when something else is asked for by now than was checked. */
    @Transactional
    Optional<Sessions.Started> enter(UUID id, int credential, Sessions.Manner manner) {
        // Such a change ends the sessions that there are: this one begins before it, or not at all.
        return findByIdOptional(id, LockModeType.PESSIMISTIC_READ)
                .filter(account -> account.credential == credential)
                .map(account -> {
                    audit.writeOfPerson(account.person(), AuditAction.PERSON_SIGNED_IN);
                    return sessions.signIn(account.person(), manner);
                });
    }

    Optional<Account> byEmail(EmailAddress address) {
        return find("emailKey", address.key()).firstResultOptional();
    }

    /** The same, for whoever is about to take the address: two who want it at once come one after the other. */
    Optional<Account> claim(EmailAddress address) {
        getEntityManager()
                .createNativeQuery(
                        "select true from pg_advisory_xact_lock(hashtextextended(:address, 0))", Boolean.class)
                .setParameter("address", "account " + address.key())
                .getSingleResult();
        return byEmail(address);
    }

    Account one(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new Refused.NotFound("This account was deleted."));
    }

    /** The same, for a change: others that change it wait, and see what has become of it. */
    Account changing(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new Refused.NotFound("This account was deleted."));
    }

    /** Mails a link to choose a new password with; to somebody without an account, that there is none. */
    @Transactional
    public void askReset(String email, ReturnPage page) {
        Text text = new Text();
        Optional<EmailAddress> address = EmailAddress.typed(text, "/email", email);
        text.refuseFaults();
        address.ifPresent(wanted -> letters.write(
                byEmail(wanted)
                        .map(account ->
                                new Letter(Kind.RESET, new EmailAddress(account.email), clock.instant()).about(account))
                        .orElseGet(() -> new Letter(Kind.UNKNOWN, wanted, clock.instant())),
                page));
    }

    /** Whose password the link of a letter changes. */
    @Transactional
    public Person resetting(String token) {
        return of(letters.open(Kind.RESET, token)).person();
    }

    private Account of(Letter letter) {
        Account account = changing(letter.accountId);
        if (account.credential != letter.credential) {
            throw new Refused.Gone(
                    "This link has ended: password, address or second factor was changed since it was mailed.");
        }
        return account;
    }

    /** Sets the password that somebody chose with the link of a letter, and ends every session. A page comes next. */
    @Transactional
    public ReturnPage reset(String token, String password) {
        Letter letter = letters.open(Kind.RESET, token);
        Account account = of(letter);
        Text text = new Text();
        PasswordRules.check(text, "/password", password, account.email);
        text.refuseFaults();
        letters.use(letter);
        changePassword(account, password);
        sessions.endAll(account.id);
        return letters.back(letter);
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
        Account account = changing(caller.person().id());
        if (account.passwordHash == null) {
            throw new Refused.Invalid("/current", "no-password", "Your account has no password yet. Set one first.");
        }
        if (!passwords.isRight(account.passwordHash, password)) {
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
        if (claim(address).isPresent()) {
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

    /**
     * What is kept of the account itself, as JSON; of secrets, that they are there. Of a letter to an address that was
     * wanted, it does not tell whether somebody else has it.
     */
    @Transactional
    public String data(Caller.SignedIn caller) {
        audit.writeOfPerson(caller.person(), AuditAction.ACCOUNT_EXPORTED);
        return (String) getEntityManager()
                .createNativeQuery("""
                        select jsonb_build_object(
                            'account', jsonb_build_object('id', a.id, 'name', a.name, 'email', a.email,
                                'createdAt', a.created_at, 'hasPassword', a.password_hash is not null,
                                'secondFactorSince', (select f.confirmed_at from second_factor f
                                    where f.account_id = a.id)),
                            'signOns', (select coalesce(jsonb_agg(jsonb_build_object('issuer', s.issuer,
                                    'subject', s.subject, 'createdAt', s.created_at)), '[]')
                                from sign_on s where s.account_id = a.id),
                            'sessions', (select coalesce(jsonb_agg(jsonb_build_object('browser', s.browser,
                                    'kept', s.kept, 'signedInAt', s.created_at, 'seenAt', s.seen_at,
                                    'endsAt', s.ends_at) order by s.id), '[]')
                                from session s where s.account_id = a.id),
                            'letters', (select coalesce(jsonb_agg(jsonb_build_object('kind', case l.kind when 'taken' then 'new-address' else l.kind end,
                                    'address', l.address, 'writtenAt', l.created_at, 'sentAt', l.sent_at,
                                    'usedAt', l.used_at) order by l.id), '[]')
                                from letter l where l.account_id = a.id))::text
                        from account a where a.id = :id
                        """, String.class)
                .setParameter("id", caller.person().id())
                .getSingleResult();
    }

    /** Ends an account with all that belongs to it alone. */
    void remove(Account account) {
        getEntityManager().remove(account);
    }
}
