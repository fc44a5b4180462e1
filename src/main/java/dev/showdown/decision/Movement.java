package dev.showdown.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the difference between two alternatives moved from one evaluation to a later one, change by change.
///
/// The changes are made one after the other, in a fixed order: the knowledge first, then who answers, then the answers
/// in playbook order, then the importance that was set directly. Each step is what its change adds at its place in that
/// order, so the steps sum to the whole movement exactly; made in another order, single steps could differ. Exclusions
/// are ignored, as they are in [Evaluation#answersThatMattered].
///
/// @param alternative whose value is followed
/// @param rival with which it is compared
/// @param from value of the alternative less that of the rival before, in points of value; null where the earlier
///     playbook does not know both
/// @param to the same afterwards
/// @param steps the changes that were made, in order; also those that moved nothing
public record Movement(String alternative, String rival, Double from, double to, List<Step> steps) {

    /// A change and what it added to the difference.
    ///
    /// @param points of value; null where there is nothing to compare with
    public record Step(Change change, Double points) {}

    /// What can differ between two evaluations of one assessment.
    public sealed interface Change {

        /// Another version of the playbook.
        record Knowledge(String from, String to) implements Change {}

        /// Other people answered.
        record People() implements Change {}

        /// Another answer to a question, by whomever.
        record Answer(String question) implements Change {}

        /// Another importance that was set directly.
        record Importance() implements Change {}
    }

    /// Follows the difference between two alternatives of the later playbook.
    ///
    /// @throws IllegalArgumentException if the later playbook does not know an alternative
    public static Movement of(Inputs from, Inputs to, String alternative, String rival) {
        Walk walk = new Walk(to.playbook(), alternative, rival);
        Double before = walk.start(from);
        if (!from.playbook().equals(to.playbook())) {
            walk.step(new Change.Knowledge(
                    from.playbook().version(), to.playbook().version()));
        }
        List<Map<String, String>> wanted = effective(to);
        if (walk.answers.size() != wanted.size() || !names(from).equals(names(to))) {
            walk.answers = copy(wanted);
            walk.step(new Change.People());
        }
        for (Question question : to.playbook().questions()) {
            if (walk.settle(question.key(), wanted)) {
                walk.step(new Change.Answer(question.key()));
            }
        }
        if (!walk.importance.equals(to.importance())) {
            walk.importance = to.importance();
            walk.step(new Change.Importance());
        }
        return new Movement(alternative, rival, before, walk.difference(), List.copyOf(walk.steps));
    }

    private static List<String> names(Inputs inputs) {
        return inputs.participants().stream().map(Inputs.Participant::name).toList();
    }

    /// Everybody's answers with the agreed ones put in, as far as their playbook asks for them.
    private static List<Map<String, String>> effective(Inputs inputs) {
        List<Map<String, String>> answers = new ArrayList<>();
        for (Inputs.Participant participant : inputs.participants()) {
            Map<String, String> choices =
                    new LinkedHashMap<>(participant.answers().choices());
            choices.putAll(inputs.agreed().choices());
            Answers given = new Answers(choices);
            Map<String, String> asked = new LinkedHashMap<>();
            Route.of(inputs.playbook(), given)
                    .questions()
                    .forEach(question -> asked.put(question.key(), given.to(question.key())));
            answers.add(asked);
        }
        return answers;
    }

    private static List<Map<String, String>> copy(List<Map<String, String>> answers) {
        List<Map<String, String>> copy = new ArrayList<>();
        answers.forEach(choices -> copy.add(new LinkedHashMap<>(choices)));
        return copy;
    }

    /// The inputs on their way from the earlier to the later ones.
    private static final class Walk {

        private final Playbook playbook;
        private final Model model;
        private final int alternative;
        private final int rival;
        private final List<Step> steps = new ArrayList<>();
        private List<Map<String, String>> answers = List.of();
        private Map<String, Double> importance = Map.of();
        private Double last;

        Walk(Playbook playbook, String alternative, String rival) {
            this.playbook = playbook;
            this.model = new Model(playbook);
            this.alternative = model.alternative(alternative);
            this.rival = model.alternative(rival);
        }

        /// Takes over what the later playbook can use of the earlier inputs.
        Double start(Inputs from) {
            answers = copy(effective(from));
            answers.forEach(choices -> choices.entrySet().removeIf(given -> !offers(given.getKey(), given.getValue())));
            importance = new LinkedHashMap<>(from.importance());
            importance.keySet().removeIf(criterion -> playbook.criterion(criterion)
                    .isEmpty());
            String key = playbook.alternatives().get(alternative).key();
            String other = playbook.alternatives().get(rival).key();
            boolean known = from.playbook().alternative(key).isPresent()
                    && from.playbook().alternative(other).isPresent();
            if (known) {
                Model earlier = new Model(from.playbook());
                last = new Group(earlier, from).values.difference(earlier.alternative(key), earlier.alternative(other));
            }
            return last;
        }

        private boolean offers(String question, String choice) {
            return playbook.question(question)
                    .filter(asked -> Answers.UNKNOWN.equals(choice)
                            || asked.choice(choice).isPresent())
                    .isPresent();
        }

        /// Gives everybody their later answer to a question; false if nobody's changes.
        boolean settle(String question, List<Map<String, String>> wanted) {
            boolean changed = false;
            for (int p = 0; p < answers.size(); p++) {
                String choice = wanted.get(p).get(question);
                String former = choice == null
                        ? answers.get(p).remove(question)
                        : answers.get(p).put(question, choice);
                changed |= !java.util.Objects.equals(former, choice);
            }
            return changed;
        }

        void step(Change change) {
            double now = difference();
            steps.add(new Step(change, last == null ? null : now - last));
            last = now;
        }

        double difference() {
            Inputs inputs = new Inputs(
                    playbook,
                    answers.stream()
                            .map(choices -> new Inputs.Participant("", new Answers(choices)))
                            .toList(),
                    Answers.NONE,
                    importance,
                    Inputs.FEWEST_DRAWS,
                    Inputs.DEFAULT_SEED);
            return new Group(model, inputs).values.difference(alternative, rival);
        }
    }
}
