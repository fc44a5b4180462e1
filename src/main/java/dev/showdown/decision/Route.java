package dev.showdown.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The questions that are asked, given answers (section 2 of the decision model).
///
/// A condition sees only answers to questions that are themselves on the route, and `unknown` satisfies none.
///
/// @param questions in playbook order
public record Route(List<Question> questions) {

    public Route {
        questions = List.copyOf(questions);
    }

    public static Route of(Playbook playbook, Answers answers) {
        List<Question> route = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (Question question : playbook.questions()) {
            if (isSatisfied(question.askedWhen(), seen)) {
                route.add(question);
                seen.put(question.key(), answers.to(question.key()));
            }
        }
        return new Route(route);
    }

    /// The answers that count: those to questions on the route.
    public static Answers counted(Playbook playbook, Answers answers) {
        Map<String, String> counted = new LinkedHashMap<>();
        of(playbook, answers).questions().forEach(asked -> counted.put(asked.key(), answers.to(asked.key())));
        return new Answers(counted);
    }

    /// Whether all conditions hold for more than half of the participants.
    ///
    /// @param conditions question -> choices, one of which must have been given; none at all always hold
    /// @param counted answers of each participant to the questions on their own route
    public static boolean holdsForMost(Map<String, List<String>> conditions, List<Answers> counted) {
        long holding = counted.stream()
                .filter(answers -> isSatisfied(conditions, answers.choices()))
                .count();
        return 2 * holding > counted.size();
    }

    /// Whether all conditions hold: question -> choices, one of which must have been given.
    static boolean isSatisfied(Map<String, List<String>> conditions, Map<String, String> given) {
        return conditions.entrySet().stream()
                .allMatch(condition ->
                        condition.getValue().contains(given.getOrDefault(condition.getKey(), Answers.UNKNOWN)));
    }

    public boolean asks(String question) {
        return questions.stream().anyMatch(asked -> asked.key().equals(question));
    }
}
