package dev.showdown.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import dev.showdown.api.CorpusDocument.Operation;

/// All the requests that one call is tried with.
final class CorpusCases {

    private static final int SOME_HEADERS = 1;

    /// Of those that the description says are looked at.
    private static final int MANY_HEADERS = 4;

    private static final int SOME_TYPES = 5;
    private static final int SOME_PARTS = 6;
    private static final int SOME_QUERIES = 3;

    /// Every so many of the leader's requests is somebody else's, too.
    private static final int ALSO_BY_OTHERS = 6;

    /// Answers each token with what its own workspace holds.
    private static final String OF_THE_CALLER = "listAssessments";

    private final Operation operation;
    private final Way way;
    private final CorpusStrangers strange;
    private final CorpusBodies bodies;
    private final Random random;
    private final List<Case> cases = new ArrayList<>();
    private int made;

    /// Somebody who calls.
    enum Who {
        LEADER,
        MEMBER,
        ADVISER,
        NOBODY,
        BROWSER,
        UNKNOWN,
        MALFORMED,
        REMOVED,
        STRANGER,
        STRANGE_MEMBER,
        TOKEN,
        NARROW_TOKEN,
        ENDED_TOKEN;

        private static final Set<Who> TEAM = Set.of(LEADER, MEMBER, ADVISER);

        /// What it shows of itself.
        Map<String, String> shows(CorpusWork work, CorpusStrangers strange) {
            return switch (this) {
                case NOBODY -> Map.of();
                case BROWSER -> Map.of("Cookie", work.cookie());
                case LEADER -> bearer(work.leader().key());
                case MEMBER -> bearer(work.member().key());
                case ADVISER -> bearer(work.adviser().key());
                case UNKNOWN -> bearer("sde_" + "0".repeat(work.leader().key().length() - 4));
                case MALFORMED -> Map.of("Authorization", work.leader().key());
                case REMOVED -> bearer(work.removed().key());
                case STRANGER -> bearer(strange.work().leader().key());
                case STRANGE_MEMBER -> bearer(strange.work().member().key());
                case TOKEN -> bearer(strange.token());
                case NARROW_TOKEN -> bearer(strange.narrow());
                case ENDED_TOKEN -> bearer(strange.ended());
            };
        }

        private static Map<String, String> bearer(String key) {
            return Map.of("Authorization", "Bearer " + key);
        }
    }

    /// What a good request to a call needs.
    ///
    /// @param work that it is about
    /// @param headers besides the key
    /// @param repeats whether it is still a success when it is sent again
    record Way(CorpusWork work, Map<String, String> headers, boolean repeats) {}

    /// A request.
    ///
    /// @param what is odd about it
    /// @param refused whether it must not succeed, whatever else is right
    record Case(Who who, String what, String target, Map<String, String> headers, byte[] body, boolean refused) {}

    CorpusCases(Operation operation, Way way, CorpusStrangers strange, CorpusBodies bodies, Random random) {
        this.operation = operation;
        this.way = way;
        this.strange = strange;
        this.bodies = bodies;
        this.random = random;
    }

    /// Nothing is odd about it but whose it is.
    Case good(Who who) {
        return new Case(who, "good", target(Map.of()), headers(who), bodies.good(operation), isRefused(who));
    }

    /// In an order that does not follow from their kinds.
    List<Case> all() {
        for (Who who : Who.values()) {
            cases.add(good(who));
        }
        bodies();
        headers();
        path();
        query();
        Collections.shuffle(cases, random);
        return cases;
    }

    private void bodies() {
        if (operation.hasBody()) {
            bodies.bad(operation).forEach(bad -> add("body " + bad.name(), target(Map.of()), Map.of(), bad.bytes()));
        } else {
            for (String body : List.of("{\"a\":1}", "[", "\u0000")) {
                add("a body where there is none", target(Map.of()), Map.of(), body.getBytes());
            }
        }
    }

    private void headers() {
        CorpusValues.headers().forEach((name, values) -> {
            int count = operation.inHeader().contains(name) ? MANY_HEADERS : SOME_HEADERS;
            for (String value : CorpusValues.some(count, values, random)) {
                header(name, value);
            }
        });
        if (operation.hasBody()) {
            for (String type : CorpusValues.some(SOME_TYPES, CorpusValues.CONTENT_TYPES, random)) {
                header("Content-Type", type);
            }
        }
        for (String name : headers(Who.LEADER).keySet()) {
            Map<String, String> without = headers(Who.LEADER);
            without.remove(name);
            boolean refused = operation.secured() && name.equals("Authorization");
            cases.add(new Case(Who.LEADER, "no " + name, target(Map.of()), without, bodies.good(operation), refused));
        }
    }

    private void header(String name, String value) {
        add(name + ": " + value, target(Map.of()), Map.of(name, value), bodies.good(operation));
    }

    private void path() {
        for (String name : operation.inPath()) {
            String own = way.work().values().getOrDefault(name, "none");
            String others = strange.work().values().getOrDefault(name, "none");
            for (String value : CorpusValues.some(SOME_PARTS, CorpusValues.IN_PATH, random)) {
                path(name, value);
            }
            path(name, own.toUpperCase(Locale.ROOT));
            if (operation.secured() && !others.equals(own)) {
                Map<String, String> instead = Map.of(name, others);
                byte[] body = bodies.good(operation);
                cases.add(new Case(Who.LEADER, name + " of others", target(instead), headers(Who.LEADER), body, true));
            }
        }
    }

    private void path(String name, String value) {
        add(name + " in the path: " + value, target(Map.of(name, value)), Map.of(), bodies.good(operation));
    }

    private void query() {
        Set<String> names = new TreeSet<>(operation.inQuery());
        names.add("none-of-these");
        for (String name : names) {
            for (String value : CorpusValues.some(SOME_QUERIES, CorpusValues.IN_QUERY, random)) {
                query(name + "=" + value);
            }
            query(name + "=1&" + name + "=2&" + name);
        }
    }

    private void query(String query) {
        add("query " + query, path(Map.of()) + "?" + query, Map.of(), bodies.good(operation));
    }

    private void add(String what, String target, Map<String, String> odd, byte[] body) {
        boolean key = odd.containsKey("Authorization");
        add(Who.LEADER, what, target, odd, body, key && operation.secured());
        made++;
        if (made % ALSO_BY_OTHERS == 0 && !key) {
            Who other = Who.values()[1 + made / ALSO_BY_OTHERS % (Who.values().length - 1)];
            add(other, what, target, odd, body, isRefused(other));
        }
    }

    private void add(Who who, String what, String target, Map<String, String> odd, byte[] body, boolean refused) {
        Map<String, String> headers = headers(who);
        headers.putAll(odd);
        cases.add(new Case(who, what, target, headers, body, refused));
    }

    private boolean isRefused(Who who) {
        boolean own = who == Who.TOKEN && operation.id().equals(OF_THE_CALLER);
        return operation.secured() && !own && !Who.TEAM.contains(who);
    }

    private Map<String, String> headers(Who who) {
        Map<String, String> headers = new LinkedHashMap<>(way.headers());
        headers.putAll(who.shows(way.work(), strange));
        if (operation.hasBody()) {
            headers.put("Content-Type", operation.type());
        }
        return headers;
    }

    private String target(Map<String, String> instead) {
        String query = operation.inQuery().stream()
                .filter(way.work().values()::containsKey)
                .map(name -> name + "=" + way.work().values().get(name))
                .reduce("", (first, second) -> first + (first.isEmpty() ? "?" : "&") + second);
        return path(instead) + query;
    }

    private String path(Map<String, String> instead) {
        String path = operation.path();
        for (String name : operation.inPath()) {
            String known = way.work().values().getOrDefault(name, "01890000-0000-7000-8000-00000000cafe");
            path = path.replace("{" + name + "}", instead.getOrDefault(name, known));
        }
        return path;
    }
}
