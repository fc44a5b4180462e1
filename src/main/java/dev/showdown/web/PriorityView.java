package dev.showdown.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.MultivaluedMap;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.PrioritiesSet;
import dev.showdown.decision.Ahp;
import dev.showdown.decision.Ahp.Consistency;
import dev.showdown.decision.ComparisonSet;
import dev.showdown.decision.Criterion;
import dev.showdown.decision.Evaluation.CriterionResult;
import dev.showdown.decision.Playbook;
import dev.showdown.report.ReportSource;

/**
 * The priorities page.
 *
 * @param method swing, ranking or comparisons
 * @param current the setting that counts now; null when the answers decide
 * @param groups of criteria with what stands in their fields
 * @param compared criteria that were chosen to be compared, the one that all sets share first
 * @param sets of comparisons to make; empty until criteria were chosen
 */
public record PriorityView(
        UUID id,
        String title,
        String method,
        Current current,
        List<Group> groups,
        List<String> compared,
        List<Set> sets,
        Form form) {

    static final String SWING = "swing";
    static final String RANKING = "ranking";
    static final String COMPARISONS = "comparisons";

    public record Group(String name, List<Row> rows) {}

    /** A criterion: its points and its place as they stand in the fields, and whether it was chosen to be compared. */
    public record Row(String key, String name, String definition, String points, String rank, boolean chosen) {}

    /** Criteria that are compared with one another. */
    public record Set(List<Pair> pairs) {}

    /** Two criteria, and what stands in the field: 9 to 2 for the first, 1, or -2 to -9 for the other. */
    public record Pair(String field, String one, String other, List<Option> options) {}

    public record Option(String value, String words, boolean selected) {}

    /** The setting that counts now. */
    public record Current(UUID id, String method, String setBy, String setAt, List<Check> checks) {}

    /** How consistent a set of comparisons is, and which contradict the others most. */
    public record Check(String words, boolean acceptable, List<String> suggestions) {}

    public boolean isSwing() {
        return method.equals(SWING);
    }

    public boolean isRanking() {
        return method.equals(RANKING);
    }

    public boolean isComparing() {
        return method.equals(COMPARISONS);
    }

    static PriorityView of(
            AssessmentView view, ReportSource source, String method, MultivaluedMap<String, String> typed, Form form) {
        Playbook playbook = view.edition().playbook();
        Map<String, Double> points = source.result().criteria().stream()
                .collect(Collectors.toMap(CriterionResult::key, CriterionResult::points));
        List<Criterion> byImportance = playbook.criteria().stream()
                .sorted(Comparator.comparingDouble(criterion -> -points.getOrDefault(criterion.key(), 0.0)))
                .toList();
        List<String> compared = ordered(byImportance, typed.getOrDefault("criterion", List.of()));
        boolean comparing = method.equals(COMPARISONS) && !compared.isEmpty();
        Text text = new Text();
        List<Set> sets = comparing ? sets(byImportance, compared, typed, text) : List.of();
        return new PriorityView(
                view.id(),
                view.title(),
                method,
                source.priorities().map(set -> current(set, playbook)).orElse(null),
                groups(playbook, byImportance, points, typed),
                compared,
                sets,
                form.isFaulty() ? form : new Form(text.faults()));
    }

    private static List<Group> groups(
            Playbook playbook,
            List<Criterion> byImportance,
            Map<String, Double> points,
            MultivaluedMap<String, String> typed) {
        double greatest =
                points.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return playbook.groups().stream()
                .map(group -> new Group(
                        group.name(),
                        playbook.criteria().stream()
                                .filter(criterion -> criterion.group().equals(group.key()))
                                .map(criterion -> row(criterion, byImportance, points, greatest, typed))
                                .toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    private static Row row(
            Criterion criterion,
            List<Criterion> byImportance,
            Map<String, Double> points,
            double greatest,
            MultivaluedMap<String, String> typed) {
        double given = points.getOrDefault(criterion.key(), 0.0);
        String scaled = greatest > 0 ? String.valueOf(Math.round(100 * given / greatest)) : "0";
        String place = given > 0 ? String.valueOf(byImportance.indexOf(criterion) + 1) : "";
        return new Row(
                criterion.key(),
                criterion.name(),
                criterion.definition(),
                typed(typed, "points." + criterion.key(), scaled),
                typed(typed, "rank." + criterion.key(), place),
                typed.getOrDefault("criterion", List.of()).contains(criterion.key()));
    }

    private static String typed(MultivaluedMap<String, String> typed, String field, String otherwise) {
        String value = typed.getFirst(field);
        return value == null ? otherwise : value;
    }

    private static List<Set> sets(
            List<Criterion> byImportance, List<String> compared, MultivaluedMap<String, String> typed, Text text) {
        try {
            return PriorityForm.sets(byImportance, compared, text).stream()
                    .map(set -> new Set(PriorityForm.pairs(set).stream()
                            .map(pair -> pair(pair[0], pair[1], typed))
                            .toList()))
                    .toList();
        } catch (Refused.Invalid tooFew) {
            return List.of();
        }
    }

    /** The most important first: it is the one that all sets share. */
    private static List<String> ordered(List<Criterion> byImportance, List<String> chosen) {
        return byImportance.stream()
                .map(Criterion::key)
                .filter(chosen::contains)
                .toList();
    }

    private static Pair pair(Criterion one, Criterion other, MultivaluedMap<String, String> typed) {
        String field = "pair.%s.%s".formatted(one.key(), other.key());
        String value = typed(typed, field, "1");
        List<Option> options = new ArrayList<>();
        for (int times = 9; times >= 2; times--) {
            options.add(option(String.valueOf(times), one.name() + ", " + times + " times", value));
        }
        options.add(option("1", "Equally", value));
        for (int times = 2; times <= 9; times++) {
            options.add(option(String.valueOf(-times), other.name() + ", " + times + " times", value));
        }
        return new Pair(field, one.name(), other.name(), options);
    }

    private static Option option(String value, String words, String chosen) {
        return new Option(value, words, value.equals(chosen));
    }

    private static Current current(PrioritiesSet set, Playbook playbook) {
        List<Check> checks = set.pairwise() == null
                ? List.of()
                : set.pairwise().sets().stream()
                        .map(comparisons -> check(comparisons, playbook))
                        .toList();
        return new Current(set.id(), set.method(), set.setBy(), Html.day(set.setAt()), checks);
    }

    private static Check check(ComparisonSet set, Playbook playbook) {
        return switch (set.consistency()) {
            case Consistency.NotTestable _ ->
                new Check("Two criteria cannot contradict one another: not testable.", true, List.of());
            case Consistency.Ratio ratio ->
                new Check(
                        String.format(
                                Locale.ROOT,
                                "Consistency ratio %.2f (random index: %s); up to 0.10 is acceptable.",
                                ratio.value(),
                                Ahp.RANDOM_INDEX_TABLE),
                        ratio.acceptable(),
                        ratio.acceptable()
                                ? List.of()
                                : set.mostInconsistent().stream()
                                        .map(found -> suggestion(found, playbook))
                                        .toList());
        };
    }

    private static String suggestion(ComparisonSet.Inconsistency found, Playbook playbook) {
        String one = name(playbook, found.given().criterion());
        String other = name(playbook, found.given().other());
        return "You said %s; the other comparisons say %s."
                .formatted(times(one, other, found.given().times()), times(one, other, found.suggested()));
    }

    private static String times(String one, String other, double times) {
        return times >= 1
                ? String.format(Locale.ROOT, "%s matters %.1f times as much as %s", one, times, other)
                : String.format(Locale.ROOT, "%s matters %.1f times as much as %s", other, 1 / times, one);
    }

    private static String name(Playbook playbook, String criterion) {
        return playbook.criterion(criterion).map(Criterion::name).orElse(criterion);
    }
}
