package dev.showdown.decision;

import java.util.ArrayList;
import java.util.HashMap;
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

    /// Whether all conditions hold: question -> choices, one of which must have been given.
    static boolean isSatisfied(Map<String, List<String>> conditions, Map<String, String> given) {
        return conditions.entrySet().stream()
                .allMatch(condition -> given.containsKey(condition.getKey())
                        && condition.getValue().contains(given.get(condition.getKey())));
    }

    public boolean asks(String question) {
        return questions.stream().anyMatch(asked -> asked.key().equals(question));
    }
}
