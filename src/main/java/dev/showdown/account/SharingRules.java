package dev.showdown.account;

import java.util.Optional;

/**
 * What a workspace allows of share links.
 *
 * @param on whether anything may be shared at all
 * @param days how long a link lives unless its maker says otherwise
 * @param mostDays how long it may live; null for as long as its maker likes
 */
public record SharingRules(boolean on, int days, Integer mostDays) {

    public Optional<Integer> most() {
        return Optional.ofNullable(mostDays);
    }

    /** Whether a link may be made to live for so many days. */
    public boolean allows(int wanted) {
        return mostDays == null || wanted <= mostDays;
    }

    /** What to tell somebody who wishes for more. */
    public String words() {
        return "Links of this workspace work for %,d days at most. Choose a shorter time.".formatted(mostDays);
    }
}
