package dev.showdown.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.showdown.Text;
import dev.showdown.assessment.AnswerCheck;
import dev.showdown.decision.Answers;
import dev.showdown.decision.Inputs;
import dev.showdown.decision.Playbook;
import dev.showdown.playbook.Edition;
import dev.showdown.report.Evaluations;
import dev.showdown.report.ReportSource;

/**
 * A project that was found fit to be evaluated.
 *
 * @param title of the decision; may be empty
 * @param context what is to be decided; may be empty
 * @param expect what should come out; null for whatever does
 */
record EvaluationOrder(Edition edition, String title, String context, Inputs inputs, Expectation expect) {

    /** Draws, weighed by participants, that one call may ask for. */
    static final long MOST_WORK = 1_000_000;

    static final int ORDINARY_PARTICIPANTS = 10;
    static final int MOST_PARTICIPANTS = 1_000;

    /** What it takes to compute it, in draws for up to ten participants. */
    long work() {
        return work(inputs.draws(), inputs.participants().size());
    }

    private static long work(int draws, int participants) {
        return (long) draws * Math.max(1, Math.ceilDiv(participants, ORDINARY_PARTICIPANTS));
    }

    /** Refused when something else comes out than was expected. */
    ReportSource evaluate(Evaluations evaluations) {
        ReportSource source = evaluations.stateless(edition, title, context, inputs);
        if (expect != null) {
            expect.refuseOther(edition.playbook(), source.result());
        }
        return source;
    }

    /**
     * Refused with every fault.
     *
     * @param at pointer to the project in the body; empty where it is the body
     */
    static EvaluationOrder of(List<Edition> offered, String at, EvaluationRequest.Project wanted) {
        return new Reading(at, wanted).read(offered);
    }

    private record Reading(String at, EvaluationRequest.Project wanted, Text text) {

        Reading(String at, EvaluationRequest.Project wanted) {
            this(at, wanted, new Text());
        }

        EvaluationOrder read(List<Edition> offered) {
            if (wanted == null) {
                text.fault(at, "required", "Send a JSON object.");
                text.refuseFaults();
            }
            String title = text.optionalLine(at + "/title", "the title", wanted.title(), Text.TITLE_LIMIT);
            String context = text.prose(at + "/context", "the context", wanted.context(), Text.CONTEXT_LIMIT);
            Edition edition = edition(offered);
            Playbook playbook = edition.playbook();
            List<Map<String, String>> participants = participants();
            for (int i = 0; i < participants.size(); i++) {
                String pointer = wanted.participants() == null ? "/answers" : "/participants/" + i;
                check(playbook, pointer, participants.get(i));
            }
            Map<String, String> agreed = Objects.requireNonNullElse(wanted.agreed(), Map.of());
            check(playbook, "/agreed", agreed);
            Map<String, Double> importance = Objects.requireNonNullElse(wanted.importance(), Map.of());
            importance.forEach((criterion, points) -> checkImportance(playbook, criterion, points));
            int draws = Objects.requireNonNullElse(wanted.draws(), Inputs.DEFAULT_DRAWS);
            checkWork(draws, participants.size());
            if (wanted.expect() != null) {
                wanted.expect().check(playbook, at + "/expect", text);
            }
            text.refuseFaults();
            return new EvaluationOrder(
                    edition,
                    title,
                    context,
                    inputs(playbook, participants, agreed, importance, draws),
                    wanted.expect());
        }

        private Inputs inputs(
                Playbook playbook,
                List<Map<String, String>> participants,
                Map<String, String> agreed,
                Map<String, Double> importance,
                int draws) {
            return new Inputs(
                    playbook,
                    participants.stream()
                            .map(answers -> new Inputs.Participant("", new Answers(answers)))
                            .toList(),
                    new Answers(agreed),
                    importance,
                    draws,
                    Objects.requireNonNullElse(wanted.seed(), Inputs.DEFAULT_SEED));
        }

        /** Without it nothing else can be checked. */
        private Edition edition(List<Edition> offered) {
            String key = Objects.requireNonNullElse(wanted.playbook(), "");
            Edition found = offered.stream()
                    .filter(edition -> key.isEmpty() || edition.playbook().key().equals(key))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                text.fault(
                        at + "/playbook",
                        "unknown-playbook",
                        "There is no playbook \"%s\".".formatted(Text.shown(key)));
                text.refuseFaults();
            }
            return found;
        }

        private List<Map<String, String>> participants() {
            if (wanted.participants() == null) {
                return List.of(Objects.requireNonNullElse(wanted.answers(), Map.of()));
            }
            List<Map<String, String>> all = new ArrayList<>();
            wanted.participants().forEach(answers -> all.add(Objects.requireNonNullElse(answers, Map.of())));
            if (wanted.answers() != null) {
                text.fault(at + "/answers", "either-or", "Send either answers or participants, not both.");
            }
            if (all.isEmpty() || all.size() > MOST_PARTICIPANTS) {
                text.fault(at + "/participants", "range", "Send 1 to %,d participants.".formatted(MOST_PARTICIPANTS));
            }
            return all;
        }

        private void check(Playbook playbook, String below, Map<String, String> answers) {
            answers.forEach((question, choice) -> AnswerCheck.inBody(playbook, at + below, question, choice, text));
        }

        private void checkImportance(Playbook playbook, String criterion, Double points) {
            String pointer = Text.pointer(at + "/importance", criterion);
            if (playbook.criterion(criterion).isEmpty()) {
                text.fault(
                        pointer, "unknown-criterion", "There is no criterion \"%s\".".formatted(Text.shown(criterion)));
            } else if (points == null || !(0 <= points && points <= 100)) {
                text.fault(pointer, "range", "Importance lies within 0 and 100.");
            }
        }

        private void checkWork(int draws, int participants) {
            if (draws < Inputs.FEWEST_DRAWS || work(draws, participants) > MOST_WORK) {
                text.fault(
                        at + "/draws",
                        "range",
                        "Ask for %,d to %,d draws, fewer with more than %d participants."
                                .formatted(Inputs.FEWEST_DRAWS, MOST_WORK, ORDINARY_PARTICIPANTS));
            }
        }
    }
}
