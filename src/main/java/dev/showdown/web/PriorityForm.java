package dev.showdown.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.ws.rs.core.MultivaluedMap;

import dev.showdown.Text;
import dev.showdown.decision.ComparisonSet;
import dev.showdown.decision.ComparisonSet.Comparison;
import dev.showdown.decision.Criterion;
import dev.showdown.decision.PairwiseComparisons;
import dev.showdown.decision.Ranking;
import dev.showdown.decision.SwingPoints;

/** What was typed on the priorities page, read into judgements; every fault is named by the criterion it belongs to. */
final class PriorityForm {

    private static final double MOST = 100;

    private final List<Criterion> criteria;
    private final MultivaluedMap<String, String> typed;
    private final Text text = new Text();

    PriorityForm(List<Criterion> criteria, MultivaluedMap<String, String> typed) {
        this.criteria = criteria;
        this.typed = typed;
    }

    /** Fields named {@code points.criterion}; an empty one counts nothing. */
    SwingPoints swing() {
        Map<String, Double> points = new LinkedHashMap<>();
        for (Criterion criterion : criteria) {
            String field = "points." + criterion.key();
            double given = number(field, criterion, 0, MOST);
            points.put(criterion.key(), given);
        }
        if (!points.containsValue(MOST)) {
            fault(
                    "points." + criteria.getFirst().key(),
                    "Give 100 points to what matters most: the rest is measured by it.");
        }
        text.refuseFaults();
        return new SwingPoints(points);
    }

    /** Fields named {@code rank.criterion}; an empty one counts nothing. */
    Ranking ranking() {
        Map<Integer, Criterion> byRank = new TreeMap<>();
        for (Criterion criterion : criteria) {
            String field = "rank." + criterion.key();
            if (!value(field).isEmpty()) {
                int rank = place(field, criterion);
                Criterion same = byRank.putIfAbsent(rank, criterion);
                if (same != null) {
                    fault(
                            field,
                            "%s and %s have the same place. Give each its own."
                                    .formatted(same.name(), criterion.name()));
                }
            }
        }
        if (byRank.isEmpty()) {
            fault("rank." + criteria.getFirst().key(), "Give place 1 to what matters most.");
        }
        text.refuseFaults();
        refuseGaps(byRank);
        return new Ranking(byRank.values().stream().map(Criterion::key).toList());
    }

    private int place(String field, Criterion criterion) {
        String given = value(field);
        if (given.matches("\\d{1,3}") && 1 <= Integer.parseInt(given) && Integer.parseInt(given) <= criteria.size()) {
            return Integer.parseInt(given);
        }
        fault(field, "%s: enter a whole number from 1 to %d.".formatted(criterion.name(), criteria.size()));
        return 1;
    }

    private void refuseGaps(Map<Integer, Criterion> byRank) {
        int expected = 1;
        for (Map.Entry<Integer, Criterion> ranked : byRank.entrySet()) {
            if (ranked.getKey() != expected) {
                fault(
                        "rank." + ranked.getValue().key(),
                        "%s has place %d, but nothing has place %d. Leave no gaps."
                                .formatted(ranked.getValue().name(), ranked.getKey(), expected));
                text.refuseFaults();
            }
            expected++;
        }
    }

    /** Fields named {@code criterion} for what is compared, and {@code pair.one.other} for each comparison. */
    PairwiseComparisons comparisons() {
        List<ComparisonSet> sets = new ArrayList<>();
        for (List<Criterion> set : sets(criteria, typed.getOrDefault("criterion", List.of()), text)) {
            List<Comparison> comparisons = new ArrayList<>();
            for (Criterion[] pair : pairs(set)) {
                String field = "pair.%s.%s".formatted(pair[0].key(), pair[1].key());
                comparisons.add(new Comparison(pair[0].key(), pair[1].key(), times(field, pair)));
            }
            sets.add(new ComparisonSet(set.stream().map(Criterion::key).toList(), comparisons));
        }
        text.refuseFaults();
        return new PairwiseComparisons(sets);
    }

    /** The chosen criteria in sets of at most seven, the first being in each of them. */
    static List<List<Criterion>> sets(List<Criterion> criteria, List<String> chosen, Text text) {
        List<String> keys = chosen.stream()
                .distinct()
                .filter(key ->
                        criteria.stream().anyMatch(criterion -> criterion.key().equals(key)))
                .toList();
        if (keys.size() < 2) {
            text.fault("/criterion", "required", "Choose at least two criteria to compare.");
            text.refuseFaults();
        }
        return PairwiseComparisons.divide(keys).stream()
                .map(set -> set.stream()
                        .map(key -> criteria.stream()
                                .filter(criterion -> criterion.key().equals(key))
                                .findFirst()
                                .orElseThrow())
                        .toList())
                .toList();
    }

    static List<Criterion[]> pairs(List<Criterion> set) {
        List<Criterion[]> pairs = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            for (int j = i + 1; j < set.size(); j++) {
                pairs.add(new Criterion[] {set.get(i), set.get(j)});
            }
        }
        return pairs;
    }

    /** 9 to 2 for the first, 1 for equal, -2 to -9 for the second. */
    private double times(String field, Criterion[] pair) {
        String given = value(field);
        if (!given.matches("1|-?[2-9]")) {
            fault(field, "Choose how %s compares with %s.".formatted(pair[0].name(), pair[1].name()));
            return 1;
        }
        int steps = Integer.parseInt(given);
        return steps > 0 ? steps : 1.0 / -steps;
    }

    private double number(String field, Criterion criterion, double least, double most) {
        String given = value(field);
        if (given.isEmpty()) {
            return least;
        }
        if (given.matches("\\d{1,3}(\\.\\d{1,6})?")) {
            double number = Double.parseDouble(given);
            if (least <= number && number <= most) {
                return number;
            }
        }
        fault(field, "%s: enter a number from %.0f to %.0f.".formatted(criterion.name(), least, most));
        return least;
    }

    private String value(String field) {
        String value = typed.getFirst(field);
        return value == null ? "" : value.strip();
    }

    private void fault(String field, String words) {
        text.fault("/" + field, "number", words);
    }
}
