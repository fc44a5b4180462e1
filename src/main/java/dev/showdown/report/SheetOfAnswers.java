package dev.showdown.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.showdown.assessment.AnswerSheet;
import dev.showdown.assessment.Member;
import dev.showdown.assessment.RevealedSheet;
import dev.showdown.decision.Answers;
import dev.showdown.decision.Playbook;
import dev.showdown.decision.Question;
import dev.showdown.decision.Route;

/**
 * What one participant answered, as a report keeps it.
 *
 * @param name of the participant; empty for somebody who answered alone
 * @param answers question to answer
 * @param enteredBy self, or facilitator where they gave the answers for the participant
 */
public record SheetOfAnswers(String name, Map<String, Answered> answers, String enteredBy) {

    public SheetOfAnswers {
        enteredBy = Objects.requireNonNullElse(enteredBy, Member.SELF);
    }

    public SheetOfAnswers(String name, Map<String, Answered> answers) {
        this(name, answers, Member.SELF);
    }

    /** Whether the facilitator gave the answers for the participant. */
    @JsonIgnore
    public boolean isEntered() {
        return enteredBy.equals(Member.FACILITATOR);
    }

    /** A choice and the note that came with it. */
    public record Answered(String choice, String note) {}

    /** What the model works with. */
    Answers choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        answers.forEach((question, given) -> choices.put(question, given.choice()));
        return new Answers(choices);
    }

    /** The questions that were asked. */
    List<Question> route(Playbook playbook) {
        return Route.of(playbook, choices()).questions();
    }

    static SheetOfAnswers of(String name, AnswerSheet sheet) {
        Map<String, Answered> answers = new LinkedHashMap<>();
        sheet.answers().forEach((question, given) -> answers.put(question, new Answered(given.choice(), given.note())));
        return new SheetOfAnswers(name, answers);
    }

    static SheetOfAnswers of(RevealedSheet revealed) {
        SheetOfAnswers sheet = of(revealed.name(), revealed.sheet());
        return new SheetOfAnswers(sheet.name(), sheet.answers(), revealed.entered() ? Member.FACILITATOR : Member.SELF);
    }

    static SheetOfAnswers of(Answers choices) {
        Map<String, Answered> answers = new LinkedHashMap<>();
        choices.choices().forEach((question, choice) -> answers.put(question, new Answered(choice, "")));
        return new SheetOfAnswers("", answers);
    }
}
