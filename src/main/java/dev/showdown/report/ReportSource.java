package dev.showdown.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.showdown.assessment.DecisionTaken;
import dev.showdown.assessment.PrioritiesSet;
import dev.showdown.assessment.Settled;
import dev.showdown.decision.Alternative;
import dev.showdown.decision.Answers;
import dev.showdown.decision.Criterion;
import dev.showdown.decision.Evaluation;
import dev.showdown.decision.Inputs;
import dev.showdown.decision.Question;
import dev.showdown.playbook.Edition;

/**
 * Everything a report is made from: a stored snapshot, or what the answers give right now.
 *
 * @param assessment it belongs to; empty for a sample
 * @param title of the decision
 * @param context what is to be decided; may be empty
 * @param edition the playbook version
 * @param sheets the answers of everybody who counts
 * @param result of the model
 * @param priorities importance that was set directly; empty when the answers decide
 * @param number of the snapshot; empty for what is not published
 * @param at when it was published, or computed
 * @param agreed answers that the team settled, each in place of everybody's
 * @param decision that stands; empty while nothing was decided
 * @param team how several people came to their answers; empty for somebody who answered alone
 */
public record ReportSource(
        Optional<UUID> assessment,
        String title,
        String context,
        Edition edition,
        List<SheetOfAnswers> sheets,
        Evaluation result,
        Optional<PrioritiesSet> priorities,
        Optional<Integer> number,
        Instant at,
        List<Settled> agreed,
        Optional<DecisionTaken> decision,
        Optional<TeamWork> team) {

    /** Of somebody who answered alone, with nothing decided. */
    public ReportSource(
            Optional<UUID> assessment,
            String title,
            String context,
            Edition edition,
            List<SheetOfAnswers> sheets,
            Evaluation result,
            Optional<PrioritiesSet> priorities,
            Optional<Integer> number,
            Instant at) {
        this(
                assessment,
                title,
                context,
                edition,
                sheets,
                result,
                priorities,
                number,
                at,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether a viewer may read who answered what. */
    boolean names(Viewer viewer) {
        return viewer.names() && team.filter(TeamWork::anonymous).isEmpty();
    }

    /** What the model was given. */
    Inputs inputs() {
        return inputs(importance());
    }

    /** The same answers with other importance. */
    Inputs inputs(Map<String, Double> importance) {
        return new Inputs(
                edition.playbook(),
                sheets.stream()
                        .map(sheet -> new Inputs.Participant(sheet.name(), sheet.choices()))
                        .toList(),
                agreed(agreed),
                importance,
                result.draws(),
                result.seed());
    }

    /** What the model makes of settled questions. */
    static Answers agreed(List<Settled> agreed) {
        return new Answers(agreed.stream().collect(Collectors.toMap(Settled::question, Settled::choice)));
    }

    /** The importance that was set directly; empty when the answers decide. */
    Map<String, Double> importance() {
        return priorities.map(PrioritiesSet::importance).orElse(Map.of());
    }

    /** The same with another result. */
    ReportSource with(Evaluation other) {
        return new ReportSource(
                assessment, title, context, edition, sheets, other, priorities, number, at, agreed, decision, team);
    }

    public String alternative(String key) {
        return edition.playbook().alternative(key).map(Alternative::name).orElse(key);
    }

    String criterion(String key) {
        return edition.playbook().criterion(key).map(Criterion::name).orElse(key);
    }

    String question(String key) {
        return edition.playbook().question(key).map(Question::text).orElse(key);
    }

    /** What people read at a choice. */
    String choice(String question, String choice) {
        if (choice == null) {
            return "different answers";
        }
        if (Answers.UNKNOWN.equals(choice)) {
            return "We don’t know yet";
        }
        return edition.playbook()
                .question(question)
                .flatMap(asked -> asked.choice(choice))
                .map(dev.showdown.decision.Choice::label)
                .orElse(choice);
    }

    /** The place of an alternative in the playbook, from 1: it chooses colour and pattern. */
    int place(String alternative) {
        return edition.playbook().alternatives().stream()
                        .map(Alternative::key)
                        .toList()
                        .indexOf(alternative)
                + 1;
    }

    /** The feasible alternatives by value, best first. */
    List<Evaluation.AlternativeResult> ranking() {
        return result.alternatives().stream()
                .filter(alternative -> alternative.excluded().isEmpty())
                .sorted((a, b) -> Double.compare(b.value(), a.value()))
                .toList();
    }

    Evaluation.AlternativeResult result(String alternative) {
        return result.alternatives().stream()
                .filter(found -> found.key().equals(alternative))
                .findFirst()
                .orElseThrow();
    }
}
