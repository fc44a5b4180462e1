package dev.showdown.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import dev.showdown.support.PlaybookBuilder;

import static dev.showdown.support.PlaybookBuilder.between;
import static dev.showdown.support.PlaybookBuilder.option;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

class EvaluatorTest {

    private static final List<String> CONTRACT = List.of(
            "playbook",
            "modelVersion",
            "generator",
            "inputHash",
            "seed",
            "draws",
            "verdict",
            "leader",
            "lead",
            "alternatives",
            "criteria",
            "answersThatMattered",
            "answerFlips",
            "pairsSearched",
            "flipPairs",
            "findOut",
            "whyNot",
            "useCases",
            "anyPriorities",
            "pairwise",
            "regret",
            "participants",
            "agreement",
            "advice");

    @Test
    void the_result_says_how_it_came_about() {
        Inputs inputs = Groups.inputs(playbook(), Map.of(), Map.of("q", "front"));
        Evaluation evaluation = Evaluator.evaluate(inputs);
        assertThat(evaluation.playbook()).isEqualTo(new Evaluation.PlaybookVersion("test", "1"));
        assertThat(evaluation.generator()).isEqualTo("SplitMix64");
        assertThat(evaluation.seed()).isEqualTo(1);
        assertThat(evaluation.draws()).isEqualTo(10_000);
        assertThat(evaluation.inputHash()).isEqualTo(CanonicalJson.hash(inputs)).hasSize(64);
    }

    @Test
    void plain_serialisation_gives_the_public_json() throws Exception {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING);
        Evaluation evaluation =
                Evaluator.evaluate(Groups.inputs(playbook(), Map.of(), Map.of("q", "out"), Map.of("q", "out")));
        JsonNode json = mapper.readTree(mapper.writeValueAsString(evaluation));
        assertThat(names(json)).isEqualTo(CONTRACT);
        assertThat(json.path("verdict").asText()).isEqualTo("clear");
        assertThat(names(json.path("pairwise"))).containsExactly("front", "back", "both");
        assertThat(json.at("/pairwise/front/both").isNull()).isTrue();
        assertThat(names(json.at("/pairwise/front"))).containsExactly("back", "both");
        assertThat(json.at("/regret/both").isNull()).isTrue();
        assertThat(names(json.at("/alternatives/2")))
                .containsExactly(
                        "key",
                        "name",
                        "excluded",
                        "value",
                        "mean",
                        "interval",
                        "acceptability",
                        "centralWeights",
                        "standardError");
        assertThat(json.at("/alternatives/2/centralWeights").isNull()).isTrue();
        assertThat(names(json.at("/alternatives/2/excluded/0")))
                .containsExactly("question", "choice", "because", "relax");
        assertThat(names(json.at("/criteria/0")))
                .containsExactly(
                        "key", "name", "group", "points", "weight", "performance", "contribution", "flip", "stability");
        assertThat(names(json.at("/criteria/0/performance/front"))).containsExactly("low", "likely", "high");
        assertThat(names(json.at("/whyNot/back"))).containsExactly("excluded", "criteria", "answers", "nearestFlip");
        assertThat(names(json.path("agreement"))).containsExactly("sameLeader", "of", "kendallW");
    }

    @Test
    void nothing_fits_leaves_out_what_needs_a_leader() {
        Playbook playbook = between("a", "b")
                .criterion("c", 60, 40)
                .question("q", option("none").excludes("a", "b"), option("any"))
                .build();
        Evaluation evaluation = Evaluator.evaluate(Groups.inputs(playbook, Map.of(), Map.of("q", "none")));
        assertThat(evaluation.verdict()).isEqualTo(Verdict.NOTHING_FITS);
        assertThat(evaluation.leader()).isNull();
        assertThat(evaluation.lead()).isNull();
        assertThat(evaluation.criteria().getFirst().contribution()).isEmpty();
        assertThat(evaluation.criteria().getFirst().flip()).isNull();
        assertThat(evaluation.criteria().getFirst().stability()).isNull();
        assertThat(evaluation.whyNot()).containsOnlyKeys("a", "b");
        assertThat(evaluation.regret().values()).containsOnlyNulls();
        assertThat(evaluation.alternatives()).allMatch(a -> a.acceptability().equals(List.of(0.0, 0.0)));
    }

    @Test
    void standard_error_and_regret_follow_from_the_draws() {
        Playbook playbook = between("a", "b")
                .criterion("c", new Judgement(0, 50, 100), new Judgement(0, 50, 100))
                .question("q", option("y").points("c", 50), option("n"))
                .build();
        Evaluation evaluation = Evaluator.evaluate(Groups.inputs(playbook, Map.of(), Map.of("q", "y")));
        double wins = evaluation.alternatives().getFirst().acceptability().getFirst();
        assertThat(wins).isCloseTo(0.5, within(0.025));
        assertThat(evaluation.alternatives().getFirst().standardError())
                .isCloseTo(Math.sqrt(wins * (1 - wins) / 10_000), within(1e-12));
        // Half of the mean distance of two such triangles, which is 100 * 7 / 30.
        assertThat(evaluation.regret().get("a")).isCloseTo(100 * 7 / 60.0, within(0.6));
    }

    @Test
    void use_cases_compare_advice_with_the_recommendation() {
        assertThat(useCases(Map.of("q", "both")))
                .containsExactly(
                        tuple("for-both", true, Evaluation.WithAdvice.AGREES),
                        tuple("for-front", true, Evaluation.WithAdvice.IN_PART),
                        tuple("other", false, Evaluation.WithAdvice.NONE));
        assertThat(useCases(Map.of("q", "back")))
                .containsExactly(
                        tuple("for-both", false, Evaluation.WithAdvice.NONE),
                        tuple("for-front", false, Evaluation.WithAdvice.NONE),
                        tuple("other", true, Evaluation.WithAdvice.DIFFERS));
    }

    @Test
    void a_use_case_fits_a_team_when_it_fits_more_than_half() {
        Map<String, String> yes = Map.of("q", "both");
        Map<String, String> no = Map.of("q", "back");
        assertThat(fits(yes, yes, no)).isTrue();
        assertThat(fits(yes, no)).isFalse();
    }

    @Test
    void without_a_recommendation_there_is_nothing_to_compare() {
        Playbook playbook = between("a", "b")
                .criterion("c", 50, 50)
                .question("q", option("x").points("c", 10), option("y"))
                .useCase("case", "a", Map.of("q", List.of("x")))
                .build();
        Evaluation evaluation = Evaluator.evaluate(Groups.inputs(playbook, Map.of(), Map.of("q", "x")));
        assertThat(evaluation.verdict()).isEqualTo(Verdict.TOO_CLOSE);
        assertThat(evaluation.useCases())
                .containsExactly(new Evaluation.UseCaseResult("case", true, "a", Evaluation.WithAdvice.NONE));
    }

    @Test
    void advice_comes_with_choices_that_somebody_gave_on_their_route() {
        Playbook playbook = between("a", "b")
                .criterion("c", 50, 40)
                .question("q", option("x").advice("Mind x."), option("y").advice("Mind y."), option("z"))
                .question("r", Map.of("q", List.of("y")), option("k").advice("Mind k."), option("l"))
                .build();
        assertThat(advice(playbook, Map.of("q", "x", "r", "k"))).containsExactly("Mind x.");
        assertThat(advice(playbook, Map.of("q", "y", "r", "k"), Map.of("q", "x")))
                .containsExactly("Mind x.", "Mind y.", "Mind k.");
        assertThat(advice(playbook, Map.of())).isEmpty();
    }

    @Test
    void participants_have_a_leader_of_their_own() {
        Evaluation evaluation = Evaluator.evaluate(
                Groups.inputs(playbook(), Map.of(), Map.of("q", "back"), Map.of("q", "back"), Map.of("q", "front")));
        assertThat(evaluation.participants())
                .extracting(Evaluation.ParticipantResult::leader)
                .containsExactly("back", "back", "front");
        assertThat(evaluation.leader()).isEqualTo("back");
        assertThat(evaluation.agreement().sameLeader()).isEqualTo(2);
        assertThat(evaluation.agreement().of()).isEqualTo(3);
    }

    @Test
    void the_result_cannot_be_changed() {
        Evaluation evaluation = Evaluator.evaluate(Groups.inputs(playbook(), Map.of(), Map.of("q", "front")));
        assertThatThrownBy(() -> evaluation.pairwise().get("front").put("back", 0.0))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() ->
                        evaluation.alternatives().getFirst().centralWeights().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> evaluation.criteria().getFirst().performance().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_playbook_that_names_what_it_lacks_is_refused() {
        PlaybookBuilder twice = between("a", "a").criterion("c", 1, 2).question("q", option("x"), option("y"));
        PlaybookBuilder nowhere =
                between("a", "b").criterion("c", 1, 2).question("q", option("x").excludes("nobody"), option("y"));
        PlaybookBuilder itself =
                between("a").composite("b", "b").criterion("c", 1, 2).question("q", option("x"), option("y"));
        for (PlaybookBuilder wrong : List.of(twice, nowhere, itself)) {
            assertThatThrownBy(() -> Evaluator.evaluate(Inputs.of(wrong.build(), Answers.NONE)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// Each choice makes one alternative lead by far; "out" leaves front in the lead and both excluded.
    private static Playbook playbook() {
        return between("front", "back")
                .composite("both", "front", "back")
                .criterion("c", 90, 30, 40)
                .criterion("d", 30, 90, 40)
                .criterion("e", 30, 40, 90)
                .question(
                        "q",
                        option("front").points("c", 50),
                        option("back").points("d", 50),
                        option("both").points("e", 50),
                        option("out").points("c", 50).excludes("both"))
                .useCase("for-both", "both", Map.of("q", List.of("both")))
                .useCase("for-front", "front", Map.of("q", List.of("both")))
                .useCase("other", "front", Map.of("q", List.of("back")))
                .build();
    }

    private static List<Tuple> useCases(Map<?, ?> answers) {
        return Evaluator.evaluate(Groups.inputs(playbook(), Map.of(), answers)).useCases().stream()
                .map(useCase -> tuple(useCase.key(), useCase.fits(), useCase.agreement()))
                .toList();
    }

    private static boolean fits(Map<?, ?>... answers) {
        return Evaluator.evaluate(Groups.inputs(playbook(), Map.of(), answers))
                .useCases()
                .getFirst()
                .fits();
    }

    private static List<String> advice(Playbook playbook, Map<?, ?>... answers) {
        return Evaluator.evaluate(Groups.inputs(playbook, Map.of(), answers)).advice().stream()
                .map(Evaluation.Advice::text)
                .toList();
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
