package dev.showdown.assessment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.showdown.decision.Playbook;
import dev.showdown.decision.Question;
import dev.showdown.support.Invented;

import static org.assertj.core.api.Assertions.assertThat;

class JourneyTest {

    private static final Playbook ISLAND = Invented.TWO.playbook();

    private static Journey journey(String... questionsAndChoices) {
        Map<String, GivenAnswer> answers = new LinkedHashMap<>();
        for (int i = 0; i < questionsAndChoices.length; i += 2) {
            answers.put(questionsAndChoices[i], new GivenAnswer(questionsAndChoices[i + 1], "", Instant.EPOCH));
        }
        return Journey.of(ISLAND, new AnswerSheet(answers));
    }

    @Test
    void it_begins_at_the_first_question() {
        Journey journey = journey();
        assertThat(journey.next()).map(Question::key).contains("islanders");
        assertThat(journey.answered()).isZero();
        assertThat(journey.unanswered()).isEqualTo(3);
        assertThat(journey.isComplete()).isFalse();
    }

    @Test
    void an_answer_opens_and_closes_questions() {
        assertThat(journey().asks("commuters")).isFalse();
        assertThat(journey("islanders", "many").asks("commuters")).isTrue();
        assertThat(journey("islanders", "few").asks("commuters")).isFalse();
        assertThat(journey("islanders", "unknown").asks("commuters")).isFalse();
        assertThat(journey("islanders", "few", "commuters", "daily").answered()).isEqualTo(1);
    }

    @Test
    void positions_and_neighbours_follow_the_route() {
        Journey journey = journey("islanders", "many");
        assertThat(journey.position("islanders")).isEqualTo(1);
        assertThat(journey.position("budget")).isEqualTo(4);
        assertThat(journey.position("nothing")).isZero();
        assertThat(journey.after("islanders")).map(Question::key).contains("commuters");
        assertThat(journey.after("budget")).isEmpty();
        assertThat(journey.before("islanders")).isEmpty();
        assertThat(journey.before("ice")).map(Question::key).contains("commuters");
        assertThat(journey("islanders", "few").before("ice")).map(Question::key).contains("islanders");
        assertThat(journey.after("nothing")).isEmpty();
        assertThat(journey.before("nothing")).isEmpty();
    }

    @Test
    void the_next_question_is_the_first_without_an_answer() {
        assertThat(journey("islanders", "many", "ice", "never").next())
                .map(Question::key)
                .contains("commuters");
        assertThat(journey("islanders", "few", "ice", "never", "budget", "unknown")
                        .next())
                .isEmpty();
        assertThat(journey("islanders", "few", "ice", "never", "budget", "unknown")
                        .isComplete())
                .isTrue();
    }

    @Test
    void parts_are_sections_with_a_question_on_the_route() {
        Journey journey = journey("islanders", "many", "commuters", "daily", "ice", "never");
        assertThat(journey.parts()).extracting(part -> part.section().key()).containsExactly("island", "purse");
        assertThat(journey.parts().getFirst().isComplete()).isTrue();
        assertThat(journey.parts().getLast().isStarted()).isFalse();
        assertThat(journey.parts().getLast().questions()).hasSize(1);
    }
}
