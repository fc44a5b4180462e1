package dev.showdown.assessment;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.showdown.decision.Playbook;
import dev.showdown.decision.Question;
import dev.showdown.decision.Route;

/**
 * Where somebody stands in the questionnaire. It is never stored: it follows from the playbook and the answers, so
 * that a changed answer changes the way and nothing can be out of step.
 */
public record Journey(Playbook playbook, AnswerSheet sheet, List<Question> route) {

    public static Journey of(Playbook playbook, AnswerSheet sheet) {
        return new Journey(playbook, sheet, Route.of(playbook, sheet.choices()).questions());
    }

    /** A section with those of its questions that are asked. */
    public record Part(Playbook.Section section, List<Question> questions, int answered) {

        public boolean isComplete() {
            return answered == questions.size();
        }

        public boolean isStarted() {
            return answered > 0;
        }
    }

    /** The sections that have a question on the route. */
    public List<Part> parts() {
        return playbook.sections().stream()
                .map(section -> {
                    List<Question> asked = route.stream()
                            .filter(question -> question.section().equals(section.key()))
                            .toList();
                    int answered = (int) asked.stream().filter(this::isAnswered).count();
                    return new Part(section, asked, answered);
                })
                .filter(part -> !part.questions().isEmpty())
                .toList();
    }

    public boolean isAnswered(Question question) {
        return sheet.answers().containsKey(question.key());
    }

    public boolean asks(String question) {
        return position(question) > 0;
    }

    /** 1 for the first question of the route; 0 for a question that is not on it. */
    public int position(String question) {
        return IntStream.range(0, route.size())
                        .filter(i -> route.get(i).key().equals(question))
                        .findFirst()
                        .orElse(-1)
                + 1;
    }

    public int answered() {
        return (int) route.stream().filter(this::isAnswered).count();
    }

    public int unanswered() {
        return route.size() - answered();
    }

    public boolean isComplete() {
        return unanswered() == 0;
    }

    /** The first question without an answer. */
    public Optional<Question> next() {
        return route.stream().filter(question -> !isAnswered(question)).findFirst();
    }

    public Optional<Question> after(String question) {
        return neighbour(question, 1);
    }

    public Optional<Question> before(String question) {
        return neighbour(question, -1);
    }

    private Optional<Question> neighbour(String question, int step) {
        int index = position(question) - 1 + step;
        return asks(question) && 0 <= index && index < route.size() ? Optional.of(route.get(index)) : Optional.empty();
    }
}
