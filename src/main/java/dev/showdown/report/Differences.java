package dev.showdown.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import dev.showdown.assessment.DecisionTaken;
import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Evaluation.AlternativeResult;
import dev.showdown.decision.Evaluation.CriterionResult;
import dev.showdown.decision.Inputs;
import dev.showdown.decision.Movement;
import dev.showdown.decision.Movement.Change;
import dev.showdown.decision.Route;

/**
 * What differs between two reports on one decision, and what moved the lead.
 *
 * @param sides both results, in words
 * @param left what is compared with
 * @param right what is looked at
 * @param movement from one to the other
 * @param pair the two alternatives whose difference is followed, in words
 * @param moved from where to where, in a sentence; empty where there is nothing to start from
 * @param answers that differ
 * @param others what else differs: the playbook, who answered, importance that was set directly
 * @param importance of the criteria where it differs
 * @param agreed answers that the team settled otherwise
 * @param decisions what was decided, where that differs
 */
public record Differences(
        SideBySide sides,
        Evaluation left,
        Evaluation right,
        Movement movement,
        String pair,
        String moved,
        List<AnswerChange> answers,
        List<OtherChange> others,
        List<ImportanceChange> importance,
        List<AgreedChange> agreed,
        List<DecisionChange> decisions) {

    private static final String NOTHING = "\u2013";

    /** Another answer, and by how many points it moved the lead. */
    public record AnswerChange(String question, String from, String to, String points) {}

    /** Another change, and by how many points it moved the lead. */
    public record OtherChange(String words, String points) {}

    /** A criterion whose swing points differ. */
    public record ImportanceChange(String criterion, String from, String to) {}

    /** A question that was settled otherwise; a dash where it was not settled. */
    public record AgreedChange(String question, String from, String to) {}

    /** What the decision says of something, on either side; a dash for nothing. */
    public record DecisionChange(String what, String from, String to) {}

    public boolean isNone() {
        return answers.isEmpty() && others.isEmpty() && agreed.isEmpty() && decisions.isEmpty();
    }

    static Differences of(String leftName, ReportSource left, String rightName, ReportSource right) {
        String alternative = followed(left, right);
        String rival = rival(alternative, left, right);
        Movement movement = Movement.of(left.inputs(), right.inputs(), alternative, rival);
        String pair = right.alternative(alternative) + " against " + right.alternative(rival);
        List<AnswerChange> answers = new ArrayList<>();
        List<OtherChange> others = new ArrayList<>();
        for (Movement.Step step : movement.steps()) {
            String points = step.points() == null ? "" : Figures.signed(step.points());
            switch (step.change()) {
                case Change.Answer(String question) ->
                    answers.add(new AnswerChange(
                            right.question(question), given(left, question), given(right, question), points));
                case Change.Knowledge(String from, String to) ->
                    others.add(new OtherChange("Playbook %s became %s".formatted(from, to), points));
                case Change.People() -> others.add(new OtherChange("Other people answered", points));
                case Change.Importance() -> others.add(new OtherChange("Importance was set otherwise", points));
            }
        }
        return new Differences(
                SideBySide.of(leftName, left, rightName, right),
                left.result(),
                right.result(),
                movement,
                pair,
                moved(pair, movement),
                answers,
                others,
                importance(left, right),
                agreed(left, right),
                decisions(left, right));
    }

    /** Who leads afterwards; before, where nobody does; the first one, where nobody ever did. */
    private static String followed(ReportSource left, ReportSource right) {
        String leader = right.result().leader();
        if (leader == null && knows(right, left.result().leader())) {
            leader = left.result().leader();
        }
        return leader == null ? right.result().alternatives().getFirst().key() : leader;
    }

    /** Who led before, or else whoever comes nearest. */
    private static String rival(String alternative, ReportSource left, ReportSource right) {
        String leader = left.result().leader();
        if (leader != null && !leader.equals(alternative) && knows(right, leader)) {
            return leader;
        }
        return right.result().alternatives().stream()
                .filter(other -> !other.key().equals(alternative))
                .max((a, b) -> Double.compare(standing(a), standing(b)))
                .orElseThrow()
                .key();
    }

    /** Whatever is ruled out stands behind whatever is not. */
    private static double standing(AlternativeResult alternative) {
        return alternative.excluded().isEmpty() ? alternative.value() : alternative.value() - 1_000;
    }

    private static boolean knows(ReportSource source, String alternative) {
        return alternative != null
                && source.edition().playbook().alternative(alternative).isPresent();
    }

    private static String moved(String pair, Movement movement) {
        if (movement.from() == null) {
            return "";
        }
        return "%s: from %s to %s points."
                .formatted(pair, Figures.signed(movement.from()), Figures.signed(movement.to()));
    }

    private static List<AgreedChange> agreed(ReportSource left, ReportSource right) {
        return right.edition().playbook().questions().stream()
                .map(question -> new AgreedChange(
                        question.text(), settled(left, question.key()), settled(right, question.key())))
                .filter(change -> !change.from().equals(change.to()))
                .toList();
    }

    private static String settled(ReportSource source, String question) {
        return source.agreed().stream()
                .filter(settled -> settled.question().equals(question))
                .map(settled -> source.choice(question, settled.choice()))
                .findFirst()
                .orElse(NOTHING);
    }

    private static List<DecisionChange> decisions(ReportSource left, ReportSource right) {
        return Stream.of(
                        decision("Decided", left, right, (source, taken) -> source.alternative(taken.alternative())),
                        decision("On", left, right, (_, taken) -> ReportView.day(taken.recordedAt())),
                        decision("Because", left, right, (_, taken) -> taken.reason()),
                        decision("By", left, right, (_, taken) -> Figures.list(taken.deciders())),
                        decision("Dissent", left, right, (_, taken) -> taken.dissent()),
                        decision("To be reviewed on", left, right, (_, taken) -> taken.reviewOn()
                                .map(ReportView::day)
                                .orElse("")),
                        decision("Reopened if", left, right, (_, taken) -> taken.reopenIf()))
                .filter(change -> !change.from().equals(change.to()))
                .toList();
    }

    private static DecisionChange decision(
            String what, ReportSource left, ReportSource right, BiFunction<ReportSource, DecisionTaken, String> words) {
        return new DecisionChange(what, decision(left, words), decision(right, words));
    }

    private static String decision(ReportSource source, BiFunction<ReportSource, DecisionTaken, String> words) {
        return source.decision()
                .map(taken -> words.apply(source, taken))
                .filter(found -> !found.isEmpty())
                .orElse(NOTHING);
    }

    /** What was answered: one answer, or how many gave which. */
    private static String given(ReportSource source, String question) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Inputs.Participant participant : source.inputs().participants()) {
            boolean asked =
                    Route.of(source.edition().playbook(), participant.answers()).asks(question);
            String words = asked ? source.choice(question, participant.answers().to(question)) : "not asked";
            counts.merge(words, 1, Integer::sum);
        }
        if (counts.size() == 1) {
            return counts.keySet().iterator().next();
        }
        return Figures.list(counts.entrySet().stream()
                .map(count -> count.getValue() + " \u00d7 " + count.getKey())
                .toList());
    }

    private static List<ImportanceChange> importance(ReportSource left, ReportSource right) {
        List<ImportanceChange> changes = new ArrayList<>();
        for (CriterionResult criterion : right.result().criteria()) {
            String to = Figures.value(criterion.points());
            String from = left.result().criteria().stream()
                    .filter(found -> found.key().equals(criterion.key()))
                    .map(found -> Figures.value(found.points()))
                    .findFirst()
                    .orElse(NOTHING);
            if (!Objects.equals(from, to)) {
                changes.add(new ImportanceChange(criterion.name(), from, to));
            }
        }
        return changes;
    }
}
