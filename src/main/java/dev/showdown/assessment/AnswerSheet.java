package dev.showdown.assessment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.showdown.decision.Answers;
import dev.showdown.decision.Playbook;

/** All answers of one participant in one round, also those off the route. */
public record AnswerSheet(Map<String, GivenAnswer> answers) {

    public AnswerSheet {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    static AnswerSheet of(List<Answer> rows) {
        Map<String, GivenAnswer> answers = new LinkedHashMap<>();
        rows.forEach(row -> answers.put(row.question, new GivenAnswer(row.choice, row.note, row.answeredAt)));
        return new AnswerSheet(answers);
    }

    public Optional<GivenAnswer> to(String question) {
        return Optional.ofNullable(answers.get(question));
    }

    /** Whether this is how the question is answered. */
    boolean says(String question, String choice, String note) {
        return to(question)
                .filter(answer ->
                        answer.choice().equals(choice) && answer.note().equals(note))
                .isPresent();
    }

    public AnswerSheet with(String question, GivenAnswer answer) {
        Map<String, GivenAnswer> changed = new LinkedHashMap<>(answers);
        changed.put(question, answer);
        return new AnswerSheet(changed);
    }

    /** Those that a version of the playbook still offers; the others are kept where they are stored. */
    public AnswerSheet offeredBy(Playbook playbook) {
        Map<String, GivenAnswer> offered = new LinkedHashMap<>(answers);
        offered.entrySet()
                .removeIf(given -> !AnswerCheck.isOffered(
                        playbook, given.getKey(), given.getValue().choice()));
        return new AnswerSheet(offered);
    }

    /** What the model works with. */
    public Answers choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        answers.forEach((question, answer) -> choices.put(question, answer.choice()));
        return new Answers(choices);
    }
}
