package dev.showdown.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.showdown.decision.Alternative;
import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluation.ParticipantResult;
import dev.showdown.decision.FindOut;

/**
 * How far a team stands behind its result: where each of them would go alone, and what dissent remains.
 *
 * @param summary how many agree, in a sentence
 * @param leaders where people would go alone, in the order of the playbook
 * @param concordance how alike they rank the criteria, in words
 * @param dissent that remains; empty where nothing is recommended that one could dissent from
 */
public record TeamResult(String summary, List<Leader> leaders, String concordance, List<Dissent> dissent) {

    private static final int MOST_QUESTIONS = 3;

    /** How Kendall's W is read (Schmidt 1997): up to where, and what it is called. */
    private static final Map<Double, String> BANDS = bands();

    private static Map<Double, String> bands() {
        Map<Double, String> bands = new LinkedHashMap<>();
        bands.put(0.3, "very weak");
        bands.put(0.5, "weak");
        bands.put(0.7, "moderate");
        bands.put(0.9, "strong");
        return bands;
    }

    private static final String STRONGEST = "very strong";

    /**
     * Those whose own answers put one alternative first.
     *
     * @param place of the alternative in the playbook; 0 where nothing fits
     * @param people how many there are
     * @param who their names; empty where they are not shown
     */
    public record Leader(String alternative, int place, int people, String who) {

        /** Their names, or how many there are. */
        public String whom() {
            return who.isEmpty() ? Figures.count(people, "person", "people") : who;
        }
    }

    /**
     * Those whose own answers put another alternative first than those of all together.
     *
     * @param who their names, or how many there are
     * @param alone where their own answers lead, in words
     * @param questions that set them apart most; empty where none of those that matter does
     */
    public record Dissent(String who, String alone, List<String> questions) {

        public String words() {
            return "%s: counted alone, %s.".formatted(who, alone);
        }
    }

    /** Whether names are shown. */
    public boolean isNamed() {
        return leaders.stream().anyMatch(leader -> !leader.who().isEmpty());
    }

    static TeamResult of(ReportSource source, Viewer viewer) {
        return new TeamResult(
                summary(source),
                leaders(source, viewer),
                concordance(
                        source.result().agreement(), source.result().criteria().size()),
                dissent(source, viewer));
    }

    /** In a few words, for the line of facts. */
    static ReportView.Fact fact(ReportSource source) {
        if (source.result().verdict().recommends()) {
            int same = source.result().agreement().sameLeader();
            return new ReportView.Fact(
                    String.valueOf(same), same == 1 ? "agrees on the leader" : "agree on the leader");
        }
        return new ReportView.Fact(
                String.valueOf(byLeader(source).values().stream()
                        .mapToInt(List::size)
                        .max()
                        .orElse(0)),
                "would lead to the same alone");
    }

    private static String summary(ReportSource source) {
        Evaluation result = source.result();
        int of = result.agreement().of();
        if (!result.verdict().recommends()) {
            return "Nothing is recommended for all %d together. This is where the answers of each, counted alone, lead."
                    .formatted(of);
        }
        int same = result.agreement().sameLeader();
        String leader = source.alternative(result.leader());
        if (same == of) {
            return "The answers of each, counted alone, lead to %s too: all %d agree.".formatted(leader, of);
        }
        return "Counted alone, the answers of %s lead to %s too, as all together do."
                .formatted(same == 0 ? "nobody" : "%d of %d".formatted(same, of), leader);
    }

    /** The places of participants by their own leader, in the order of the playbook; at last those whom nothing fits. */
    private static Map<String, List<Integer>> byLeader(ReportSource source) {
        Map<String, List<Integer>> byLeader = new LinkedHashMap<>();
        source.edition().playbook().alternatives().stream()
                .map(Alternative::key)
                .forEach(key -> byLeader.put(key, new ArrayList<>()));
        List<ParticipantResult> participants = source.result().participants();
        IntStream.range(0, participants.size())
                .forEach(i -> byLeader.computeIfAbsent(participants.get(i).leader(), _ -> new ArrayList<>())
                        .add(i));
        byLeader.values().removeIf(List::isEmpty);
        return byLeader;
    }

    private static List<Leader> leaders(ReportSource source, Viewer viewer) {
        return byLeader(source).entrySet().stream()
                .map(leader -> new Leader(
                        leader.getKey() == null ? "Nothing fits" : source.alternative(leader.getKey()),
                        leader.getKey() == null ? 0 : source.place(leader.getKey()),
                        leader.getValue().size(),
                        names(source, viewer, leader.getValue())))
                .toList();
    }

    private static String names(ReportSource source, Viewer viewer, List<Integer> people) {
        return source.names(viewer)
                ? Figures.list(people.stream()
                        .map(i -> source.result().participants().get(i).name())
                        .toList())
                : "";
    }

    private static List<Dissent> dissent(ReportSource source, Viewer viewer) {
        String leader = source.result().leader();
        if (!source.result().verdict().recommends()) {
            return List.of();
        }
        Map<String, List<Integer>> byLeader = byLeader(source);
        List<Integer> agreeing = byLeader.getOrDefault(leader, List.of());
        return leaders(source, viewer).stream()
                .filter(other -> !other.alternative().equals(source.alternative(leader)))
                .map(other -> new Dissent(
                        other.whom(),
                        other.place() == 0 ? "nothing fits" : other.alternative() + " leads",
                        apart(source, byLeader.get(key(source, other.place())), agreeing)))
                .toList();
    }

    private static String key(ReportSource source, int place) {
        return place == 0
                ? null
                : source.edition().playbook().alternatives().get(place - 1).key();
    }

    /** The open questions that matter most, to which those who dissent gave no answer that those who agree gave. */
    private static List<String> apart(ReportSource source, List<Integer> dissenting, List<Integer> agreeing) {
        return source.result().findOut().stream()
                .map(FindOut::question)
                .filter(question -> {
                    List<String> others = given(source, question, agreeing);
                    List<String> own = given(source, question, dissenting);
                    return !own.isEmpty() && !others.isEmpty() && own.stream().noneMatch(others::contains);
                })
                .limit(MOST_QUESTIONS)
                .map(source::question)
                .toList();
    }

    private static List<String> given(ReportSource source, String question, List<Integer> people) {
        Map<String, List<SheetOfAnswers>> byChoice = Unknowns.byChoice(source, question);
        return people.stream()
                .filter(i -> i < source.sheets().size())
                .map(i -> byChoice.entrySet().stream()
                        .filter(choice ->
                                choice.getValue().contains(source.sheets().get(i)))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    /** @param criteria how many there are to rank */
    static String concordance(Evaluation.Agreement agreement, int criteria) {
        Double w = agreement.kendallW();
        if (w == null) {
            return "Kendall’s W, which says how alike people rank the criteria, has no value here: "
                    + (agreement.of() < 2
                            ? "it takes at least two people."
                            : "everybody’s answers give every criterion the same points, so there is nothing to rank.");
        }
        return "Kendall’s W is %s: %s agreement on which criteria matter more. It compares how each of the %d ranks the %s by swing points; %s (after Schmidt 1997)."
                .formatted(
                        String.format(java.util.Locale.ROOT, "%.2f", w),
                        reading(w),
                        agreement.of(),
                        Figures.count(criteria, "criterion", "criteria"),
                        scale());
    }

    /** What a value of Kendall's W is called. */
    static String reading(double w) {
        return BANDS.entrySet().stream()
                .filter(band -> w < band.getKey())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(STRONGEST);
    }

    private static String scale() {
        return "0 is none and 1 the same ranking; "
                + String.join(
                        ", ",
                        BANDS.entrySet().stream()
                                .map(band -> "under %s %s".formatted(band.getKey(), band.getValue()))
                                .toList())
                + ", else " + STRONGEST;
    }
}
