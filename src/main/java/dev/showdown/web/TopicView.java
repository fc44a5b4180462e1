package dev.showdown.web;

import java.util.List;
import java.util.UUID;

import dev.showdown.assessment.Comments;
import dev.showdown.assessment.Shift;
import dev.showdown.decision.Choice;
import dev.showdown.decision.Question;
import dev.showdown.report.Discussion.Given;
import dev.showdown.report.Discussion.Topic;

/**
 * A question as a team talks about it.
 *
 * @param question with its choices
 * @param comments oldest first
 */
public record TopicView(
        UUID assessment, Topic topic, Question question, List<Comments.Said> comments, boolean anonymous) {

    public String path() {
        return "/assessments/" + assessment + "/team/questions/" + topic.question();
    }

    /** Whether it is worth a team's time: people differ, and who leads hangs on it. */
    public boolean isFirst() {
        return topic.agreed().isEmpty() && topic.differs() && !topic.harmless();
    }

    /** Whether nobody knows it, though who leads hangs on it. */
    public boolean isToFindOut() {
        return topic.agreed().isEmpty() && !topic.differs() && topic.isOpen() && !topic.harmless();
    }

    /** Whether people differ, or do not know, and it changes nothing. */
    public boolean isHarmless() {
        return topic.agreed().isEmpty() && topic.harmless() && (topic.differs() || topic.isOpen());
    }

    public boolean isSettled() {
        return topic.agreed().isPresent();
    }

    public boolean isAgreement() {
        return !isFirst() && !isToFindOut() && !isHarmless() && !isSettled();
    }

    /** Why it matters, or that it does not. */
    public String worth() {
        if (topic.agreed().isPresent()) {
            return "Settled.";
        }
        if (isHarmless()) {
            return "Harmless: it cannot change which alternative leads.";
        }
        if (!topic.couldRuleOut().isEmpty()) {
            return "Matters most: it " + topic.worth() + ".";
        }
        return topic.isOpen()
                ? "Knowing the right answer is worth " + topic.worth().replace("none", "nothing") + "."
                : "Everybody who was asked gave the same answer.";
    }

    /** How many gave which answer, in one line. */
    public String spread() {
        return String.join(
                ", ",
                topic.given().stream()
                        .filter(given -> given.people() > 0)
                        .map(given -> given.people() + " × " + given.words())
                        .toList());
    }

    /** How many of those who count gave a choice. */
    public String count(Given given) {
        long advisers = given.voices().stream().filter(voice -> voice.adviser()).count();
        String people = given.people() == 1 ? "1 person" : given.people() + " people";
        return advisers == 0 ? people : people + " and " + (advisers == 1 ? "1 adviser" : advisers + " advisers");
    }

    /** Where people went since the round before. */
    public List<String> moves() {
        return topic.shifts().stream().map(this::move).toList();
    }

    private String move(Shift shift) {
        String who = shift.names().isEmpty()
                ? shift.people() == 1 ? "1 person" : shift.people() + " people"
                : String.join(", ", shift.names());
        return who + ": from “" + words(shift.from()) + "” to “" + words(shift.to()) + "”";
    }

    public String words(String choice) {
        return choice == null
                ? "not asked"
                : question.choice(choice).map(Choice::label).orElse("We don’t know yet");
    }

    public String said() {
        return switch (comments.size()) {
            case 0 -> "";
            case 1 -> "1 comment";
            default -> comments.size() + " comments";
        };
    }

    public String when(Comments.Said comment) {
        return Html.time(comment.createdAt()) + (comment.editedAt().isPresent() ? ", edited" : "");
    }

    public String author(Comments.Said comment) {
        return comment.own() ? comment.author().isEmpty() ? "You" : comment.author() + " (you)" : comment.author();
    }

    public String settledOn() {
        return topic.agreed().map(settled -> Html.time(settled.settledAt())).orElse("");
    }

    /** Version of the agreed answer that the page shows; 0 for none. */
    public int version() {
        return topic.agreed().map(settled -> settled.version()).orElse(0);
    }
}
