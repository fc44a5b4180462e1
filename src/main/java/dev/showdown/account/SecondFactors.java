package dev.showdown.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Refused;
import dev.showdown.account.Letter.Kind;

/**
 * A code besides the password, shown by an application on a telephone. Each code works once; so does each of the codes
 * for whoever has lost the telephone.
 */
@ApplicationScoped
public class SecondFactors implements PanacheRepositoryBase<SecondFactor, UUID> {

    public static final int RECOVERY_CODES = 10;

    /** 120 bits each: so many that a plain hash keeps them. */
    private static final int RECOVERY_BYTES = 15;

    private static final String GROUPS = "(.{4})(?=.)";
    private static final Pattern DIGITS = Pattern.compile("\\d{6}");
    private static final Pattern SPACING = Pattern.compile("[\\s-]+");

    private final People people;
    private final Letters letters;
    private final Sessions sessions;
    private final Seals seals;
    private final AccountConfig config;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(
            People people,
            Letters letters,
            Sessions sessions,
            Seals seals,
            AccountConfig config,
            AuditLog audit,
            Clock clock) {
        this.audit = audit;
        this.people = people;
        this.letters = letters;
        this.sessions = sessions;
        this.seals = seals;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What the telephone has to be told.
     *
     * @param key to type in, in groups
     * @param address the same for an application, which it reads as a picture
     */
    public record Setup(String key, String address) {}

    /**
     * @param on whether a code is asked for
     * @param left how many recovery codes have not been used
     */
    public record Status(boolean on, long left) {}

    @Transactional
    public Status of(Caller.SignedIn caller) {
        UUID account = caller.person().id();
        long left = getEntityManager()
                .createQuery(
                        "select count(*) from RecoveryCode where accountId = :account and usedAt is null", Long.class)
                .setParameter("account", account)
                .getSingleResult();
        return new Status(isOn(account), left);
    }

    @Transactional
    public boolean isOn(UUID account) {
        return findByIdOptional(account).map(SecondFactor::isOn).orElse(false);
    }

    /** Begins to set it up. Nothing is asked for until the telephone has shown a right code. */
    @Transactional
    public Setup begin(Caller.SignedIn caller, String password) {
        Account account = people.confirmed(caller, password);
        SecondFactor factor = findByIdOptional(account.id).orElseGet(() -> new SecondFactor(account.id));
        refuseOn(factor);
        byte[] key = new byte[OneTimeCode.KEY_BYTES];
        random.nextBytes(key);
        factor.begin(seals.seal(purpose(account.id), key), clock.instant());
        persist(factor);
        return setup(account.person(), key);
    }

    private static void refuseOn(SecondFactor factor) {
        if (factor.isOn()) {
            throw new Refused.Conflict("The second factor is on already.");
        }
    }

    /** The same again, where the code was mistyped. */
    @Transactional
    public Setup begun(Caller.SignedIn caller) {
        return setup(caller.person(), key(pending(caller)));
    }

    private SecondFactor pending(Caller.SignedIn caller) {
        SecondFactor factor = findByIdOptional(caller.person().id(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new Refused.NotFound("Nothing is being set up here. Begin again on your account."));
        refuseOn(factor);
        return factor;
    }

    private Setup setup(Person person, byte[] key) {
        String text = OneTimeCode.base32(key).toUpperCase(Locale.ROOT);
        String host = config.baseUrl().getHost();
        return new Setup(
                text.replaceAll(GROUPS, "$1 "),
                "otpauth://totp/Showdown:%s?secret=%s&issuer=%s"
                        .formatted(encoded(person.email()), text, encoded("Showdown " + host)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Recovery codes, which are never shown again.
     *
     * @param session how that of whoever proved who they are goes on
     */
    public record Codes(List<String> codes, Sessions.Started session) {}

    /** Turns it on, and ends every other session. */
    @Transactional
    public Codes confirm(Caller.SignedIn caller, String code) {
        Account account = people.changing(caller.person().id());
        SecondFactor factor = pending(caller);
        use(factor, code);
        factor.confirm(clock.instant());
        account.askMore();
        List<String> codes = recoveryCodes(account.id);
        tell(account, "The second factor|switched on");
        sessions.endOthers(caller);
        audit.writeOfPerson(caller.person(), AuditAction.SECOND_FACTOR_SET);
        return new Codes(codes, sessions.renew(caller));
    }

    private List<String> recoveryCodes(UUID account) {
        List<String> codes =
                Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
        codes.forEach(made -> getEntityManager().persist(new RecoveryCode(account, hash(made))));
        return codes;
    }

    private String recoveryCode() {
        byte[] bits = new byte[RECOVERY_BYTES];
        random.nextBytes(bits);
        return OneTimeCode.base32(bits).replaceAll(GROUPS, "$1-");
    }

    private void tell(Account account, String words) {
        Letter told = new Letter(Kind.CHANGED, new EmailAddress(account.email), clock.instant()).about(account);
        told.words = words;
        letters.write(told);
    }

    /** Other recovery codes in the place of the present ones, which open nothing any more. */
    @Transactional
    public Codes renewCodes(Caller.SignedIn caller, Proof proof) {
        Account account = people.confirmed(caller, proof.password());
        refuseOff(account.person());
        accept(account.id, proof.code());
        forgetCodes(account.id);
        List<String> codes = recoveryCodes(account.id);
        tell(account, "The set of recovery codes|made anew");
        audit.writeOfPerson(caller.person(), AuditAction.RECOVERY_CODES_MADE);
        return new Codes(codes, sessions.renew(caller));
    }

    private void refuseOff(Person person) {
        if (!isOn(person.id())) {
            throw new Refused.Conflict("The account of %s has no second factor.".formatted(person.email()));
        }
    }

    private void forgetCodes(UUID account) {
        getEntityManager()
                .createQuery("delete from RecoveryCode where accountId = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    /**
     * Asks for password and code, and for neither of them again after that but the password.
     *
     * @return how this session goes on
     */
    @Transactional
    public Sessions.Started remove(Caller.SignedIn caller, Proof proof) {
        Account account = people.confirmed(caller, proof.password());
        accept(account.id, proof.code());
        forget(account.id);
        tell(account, "The second factor|switched off");
        sessions.endOthers(caller);
        audit.writeOfPerson(caller.person(), AuditAction.SECOND_FACTOR_REMOVED);
        return sessions.renew(caller);
    }

    private void forget(UUID account) {
        forgetCodes(account);
        delete("accountId", account);
    }

    /** Whose second factor an operator is about to take away. */
    @Transactional
    public Person guarded(String email) {
        Person person = EmailAddress.of(email.strip())
                .flatMap(people::byEmail)
                .map(Account::person)
                .orElseThrow(() -> new Refused.NotFound("There is no account with this address."));
        refuseOff(person);
        return person;
    }

    /** Takes it from somebody who has lost telephone and codes, on the word of whoever runs the service. */
    @Transactional
    public void takeAway(Person person) {
        Account account = people.changing(person.id());
        refuseOff(person);
        forget(account.id);
        sessions.endAll(account.id);
        tell(account, "The second factor|switched off by whoever runs the service");
        audit.writeAbout(person, AuditAction.SECOND_FACTOR_REMOVED, "by whoever runs the service");
    }

    /** Uses up a code, or a recovery code, of whoever has a second factor; nothing is asked of anybody else. */
    @Transactional
    public void accept(UUID account, String code) {
        findByIdOptional(account, LockModeType.PESSIMISTIC_WRITE)
                .filter(SecondFactor::isOn)
                .ifPresent(factor -> use(factor, code));
    }

    private void use(SecondFactor factor, String code) {
        String typed = SPACING.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
        boolean right = DIGITS.matcher(typed).matches() ? useStep(factor, typed) : useRecovery(factor, typed);
        if (!right) {
            throw new Refused.Invalid(
                    "/code",
                    "wrong-code",
                    "This is not the code that your telephone shows now, or it was used already.");
        }
    }

    private boolean useStep(SecondFactor factor, String typed) {
        OptionalLong step = OneTimeCode.step(key(factor), typed, clock.instant());
        return step.isPresent() && factor.useUp(step.getAsLong());
    }

    private boolean useRecovery(SecondFactor factor, String typed) {
        return getEntityManager()
                        .createQuery("update RecoveryCode set usedAt = :now"
                                + " where accountId = :account and codeHash = :hash and usedAt is null")
                        .setParameter("now", clock.instant())
                        .setParameter("account", factor.accountId)
                        .setParameter("hash", hash(typed))
                        .executeUpdate()
                == 1;
    }

    private static byte[] hash(String code) {
        return Tokens.digest("recovery|" + SPACING.matcher(code).replaceAll(""));
    }

    private byte[] key(SecondFactor factor) {
        return seals.open(purpose(factor.accountId), factor.sealedKey)
                .orElseThrow(() -> new Refused.Conflict(
                        "The key of this server has changed since the second factor was set up. Use a recovery code."));
    }

    private static String purpose(UUID account) {
        return "second-factor|" + account;
    }
}
