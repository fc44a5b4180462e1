package dev.showdown.system.http;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.netty.util.NetUtil;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.showdown.Refused;
import dev.showdown.account.Caller;
import dev.showdown.account.EmailAddress;
import dev.showdown.account.Person;
import dev.showdown.account.Proof;
import dev.showdown.account.RateLimits;
import dev.showdown.account.RateLimits.Balance;
import dev.showdown.account.RateLimits.Policy;
import dev.showdown.account.Tokens;

/** Charges a caller's address for what anybody may do, and says in headers what is left. */
@ApplicationScoped
public class Limits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Somebody who attacks an account from one address holds up nobody who signs in to it from another. */
    private static final Policy SIGN_INS_OF_ACCOUNT_HERE = new Policy("sign-ins-here", 10, QUARTER);

    /**
     * From many addresses at once. After that each address has only a few attempts, but everybody still has those: an
     * attacker cannot lock anybody out.
     */
    private static final Policy SIGN_INS_OF_ACCOUNT = new Policy("sign-ins-of-account", 100, HOUR);

    private static final int FEW = 3;

    /** Only whoever knows the password comes so far; nobody else can use these up. */
    private static final Policy CODES = new Policy("codes", 10, QUARTER);

    /** Anybody can ask for a letter to any address. Counted apart: letters to sign up leave those to get back in. */
    private static final Policy SIGN_UP_LETTERS_TO = new Policy("sign-up-letters-to", 5, HOUR);

    private static final Policy RESET_LETTERS_TO = new Policy("reset-letters-to", 5, HOUR);

    /** Apart, too: whoever has an account must not use up the letters that others need to get into theirs. */
    private static final Policy LETTERS_OF_OTHERS_TO = new Policy("letters-of-others-to", 5, HOUR);

    private static final Policy PASSWORDS = new Policy("passwords", 5, MINUTE);

    private static final int IPV4_BYTES = 4;
    private static final int NETWORK_BYTES = 8;

    private final RateLimits limits;
    private final RoutingContext routing;
    private final Visit visit;
    private final Policy policy;
    private final Policy keyedPolicy;
    private final Policy misses;
    private final Policy signIns;
    private final Policy letters;

    Limits(RateLimits limits, RoutingContext routing, Visit visit, HttpConfig config) {
        this.limits = limits;
        this.routing = routing;
        this.visit = visit;
        this.policy = new Policy(
                "default", config.limits().anonymous(), config.limits().window());
        this.keyedPolicy =
                new Policy("default", config.limits().keyed(), config.limits().window());
        this.signIns = new Policy("sign-ins", config.limits().signIns(), QUARTER);
        this.letters = new Policy("letters", config.limits().letters(), HOUR);
        this.misses = new Policy("misses", config.limits().misses(), MINUTE);
    }

    /** Every call of a program counts, before it is looked at any further. */
    @ServerRequestFilter
    void call() {
        if (Api.serves(routing)) {
            charge(1);
        }
    }

    /** Charges units for what the caller is about to do; refused when the window's quota is used up. */
    public void charge(long units) {
        boolean keyed = visit.caller() instanceof Caller.KeyHolder || visit.caller() instanceof Caller.TokenHolder;
        charge(
                keyed ? keyedPolicy : policy,
                keyed ? visit.caller().getName() : address(),
                units,
                "That was more than is allowed in %d seconds.");
    }

    /** Charges the caller for a link that leads nowhere: whoever guesses many is stopped. */
    public void miss() {
        charge(misses, address(), 1, "That were more links that lead nowhere than are allowed in %d seconds.");
    }

    /** Charges the caller for trying a password on a link. Other links, and other callers, are not held up. */
    public void tryPassword(UUID link) {
        charge(PASSWORDS, link + " " + address(), 1, "That were more passwords than may be tried in %d seconds.");
    }

    /** Charges the caller for an attempt to sign in: as often as this on one account, and on all of them together. */
    public void signIn(String email) {
        String account = hashed(EmailAddress.key(email));
        String words = "That were more attempts to sign in than are allowed in %d seconds.";
        charge(signIns, address(), 1, words);
        Balance all = limits.charge(SIGN_INS_OF_ACCOUNT, account, 1);
        long units = all.remaining() < 0 ? SIGN_INS_OF_ACCOUNT_HERE.quota() / FEW : 1;
        charge(SIGN_INS_OF_ACCOUNT_HERE, account + " " + address(), units, words);
    }

    /** Charges an attempt at the code of a second factor, to whoever knew the password of this account. */
    public void tryCode(UUID account) {
        charge(CODES, account.toString(), 1, "That were more codes than may be tried in %d seconds.");
    }

    /** Charges somebody who has signed in for proving again who they are: guessing is as hard as at the door. */
    public void prove(Person person, Proof proof) {
        signIn(person.email());
        if (!proof.code().isBlank()) {
            tryCode(person.id());
        }
    }

    /** Charges the caller for a letter to whoever says that this is their address, and wants an account. */
    public void signUpLetter(String email) {
        letter(SIGN_UP_LETTERS_TO, email);
    }

    /** Charges the caller for a letter to whoever says that this is their address, and has lost their password. */
    public void resetLetter(String email) {
        letter(RESET_LETTERS_TO, email);
    }

    /** Charges somebody who has signed in for a letter to somebody else. */
    public void letterToAnother(String email) {
        letter(LETTERS_OF_OTHERS_TO, email);
    }

    private void letter(Policy ofAddress, String email) {
        String words = "That were more letters than are sent in %d seconds.";
        charge(letters, address(), 1, words);
        charge(ofAddress, hashed(EmailAddress.key(email)), 1, words);
    }

    /** Whoever reads the counters learns no addresses, and long ones fit. */
    private static String hashed(String text) {
        return java.util.HexFormat.of().formatHex(Tokens.digest(text));
    }

    private String address() {
        return network(routing.request().remoteAddress().hostAddress());
    }

    /** Whom an address belongs to, as far as it says: of the long ones, everybody has a whole network. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length == IPV4_BYTES
                ? address
                : java.util.HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "::/64";
    }

    private void charge(Policy limit, String caller, long units, String words) {
        Balance balance = limits.charge(limit, caller, units);
        long seconds = limit.window().toSeconds();
        routing.response()
                .putHeader("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(limit.name(), limit.quota(), seconds))
                .putHeader(
                        "RateLimit",
                        "\"%s\";r=%d;t=%d"
                                .formatted(limit.name(), Math.max(0, balance.remaining()), balance.resetSeconds()));
        if (balance.remaining() < 0) {
            throw new Refused.TooMany(
                    words.formatted(seconds) + " Try again in %d seconds.".formatted(balance.resetSeconds()),
                    (int) balance.resetSeconds());
        }
    }
}
