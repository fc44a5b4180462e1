package dev.showdown.decision;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Participants for tests, each by a map of question -> choice.
final class Groups {

    private Groups() {}

    static Group of(Playbook playbook, Map<?, ?>... answers) {
        return agreed(playbook, Map.of(), answers);
    }

    static Group agreed(Playbook playbook, Map<String, String> agreed, Map<?, ?>... answers) {
        return new Group(new Model(playbook), inputs(playbook, agreed, answers));
    }

    static Inputs inputs(Playbook playbook, Map<String, String> agreed, Map<?, ?>... answers) {
        List<Inputs.Participant> participants = Arrays.stream(answers)
                .map(own -> new Inputs.Participant("P", answers(own)))
                .toList();
        return new Inputs(playbook, participants, new Answers(agreed), Map.of(), Inputs.DEFAULT_DRAWS, 1);
    }

    private static Answers answers(Map<?, ?> own) {
        Map<String, String> choices = new HashMap<>();
        own.forEach((question, choice) -> choices.put(question.toString(), choice.toString()));
        return new Answers(choices);
    }
}
