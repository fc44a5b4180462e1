package dev.showdown.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything a result depends on (sections 1 and 13 of the decision model): the same inputs give the same
/// evaluation, everywhere.
///
/// @param playbook what is asked, and what the answers do
/// @param participants whose answers count, one or more, in a fixed order
/// @param agreed answers that the team settled; each replaces every participant's answer to its question
/// @param importance criterion -> swing points, 0..100, in place of those that the answers give
/// @param draws of the simulation, 1,000..1,000,000
/// @param seed of the simulation
public record Inputs(
        Playbook playbook,
        List<Participant> participants,
        Answers agreed,
        Map<String, Double> importance,
        int draws,
        long seed) {

    public static final int DEFAULT_DRAWS = 10_000;
    public static final int FEWEST_DRAWS = 1_000;
    public static final int MOST_DRAWS = 1_000_000;
    public static final long DEFAULT_SEED = 1;

    public Inputs {
        Require.that(playbook != null, "an evaluation needs a playbook");
        participants = Require.orEmpty(participants);
        agreed = agreed == null ? Answers.NONE : agreed;
        importance = Require.orEmpty(importance);
        Require.that(!participants.isEmpty(), "an evaluation needs at least one participant");
        Require.draws(draws);
        for (Participant participant : participants) {
            refuseUnknown(playbook, participant.answers());
        }
        refuseUnknown(playbook, agreed);
        importance.forEach((criterion, points) -> {
            Require.that(playbook.criterion(criterion).isPresent(), "there is no criterion " + criterion);
            Require.that(
                    points != null && 0 <= points && points <= 100,
                    "importance lies within 0-100, that of " + criterion + " is " + points);
        });
    }

    /// One person's assessment with the default simulation.
    public static Inputs of(Playbook playbook, Answers answers) {
        return of(playbook, answers, Map.of());
    }

    /// One person's assessment with importance of its own and the default simulation.
    public static Inputs of(Playbook playbook, Answers answers, Map<String, Double> importance) {
        return new Inputs(
                playbook, List.of(new Participant("", answers)), Answers.NONE, importance, DEFAULT_DRAWS, DEFAULT_SEED);
    }

    /// What each participant's answers come to: the settled ones put in, and only those on the route then.
    List<Answers> counted() {
        return participants.stream()
                .map(participant -> {
                    Map<String, String> settled =
                            new LinkedHashMap<>(participant.answers().choices());
                    settled.putAll(agreed.choices());
                    return Route.counted(playbook, new Answers(settled));
                })
                .toList();
    }

    private static void refuseUnknown(Playbook playbook, Answers answers) {
        answers.choices().forEach((question, choice) -> {
            Question asked = playbook.question(question)
                    .orElseThrow(() -> new IllegalArgumentException("there is no question " + question));
            Require.that(
                    Answers.UNKNOWN.equals(choice) || asked.choice(choice).isPresent(),
                    "question " + question + " offers no choice " + choice);
        });
    }

    /// Somebody whose answers count.
    ///
    /// @param name as the others know them; may be empty for somebody who answers alone
    /// @param answers as given; those to questions off their route have no effect
    public record Participant(String name, Answers answers) {

        public Participant {
            name = Require.orEmpty(name);
            Require.that(answers != null, "a participant needs answers, if only Answers.NONE");
        }
    }
}
