package dev.showdown;

import java.util.Set;

/**
 * What somebody has seen of a thing before they change it. Versions count from 1; 0 is that there was nothing.
 *
 * @param versions any of which is good enough
 * @param anything whether every version is, so that only nothing at all is not
 */
public record Seen(Set<Integer> versions, boolean anything) {

    /** Whatever stands there now. */
    public static final Seen ANYTHING = new Seen(Set.of(), true);

    public Seen {
        versions = Set.copyOf(versions);
    }

    public static Seen version(int version) {
        return new Seen(Set.of(version), false);
    }

    public boolean is(int present) {
        return anything ? present > 0 : versions.contains(present);
    }

    /**
     * Refuses as stale, with both versions, when something else stands there now.
     *
     * @param current what stands there now; null for nothing
     * @param wanted what the caller wanted there; null for nothing
     */
    public void expect(int present, String words, Object current, Object wanted) {
        if (!is(present)) {
            throw new Refused.Stale(words, current, wanted);
        }
    }
}
