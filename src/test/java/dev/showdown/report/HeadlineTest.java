package dev.showdown.report;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.decision.Evaluation.Because;
import dev.showdown.decision.Evaluation.ExcludedBy;
import dev.showdown.decision.Evaluation.FindOut;
import dev.showdown.decision.Verdict;
import dev.showdown.support.Invented;

import static org.assertj.core.api.Assertions.assertThat;

class HeadlineTest {

    private static final ExcludedBy ICE =
            new ExcludedBy("ice", "every-winter", "No boat runs through ice.", "An icebreaker would do.");

    @Test
    void a_clear_result_names_its_leader_the_lead_and_the_futures() {
        Headline headline = Headline.of(new Results(Invented.TWO)
                .verdict(Verdict.CLEAR, "bridge", 12.4)
                .value("ferry", 51, 0.04)
                .value("bridge", 63.4, 0.96)
                .source());
        assertThat(headline.verdict()).isEqualTo("Bridge, clearly.");
        assertThat(headline.summary())
                .isEqualTo("Bridge leads Ferry by 12 points and wins 96\u202F% of the simulated futures.");
        assertThat(headline.next()).isEmpty();
        assertThat(headline.regret()).endsWith("1.0 for Ferry and 0.0 for Bridge.");
    }

    @Test
    void a_lean_says_that_it_is_one() {
        Headline headline = Headline.of(new Results(Invented.TWO)
                .verdict(Verdict.LEAN, "ferry", 3.0)
                .value("ferry", 60, 0.7)
                .value("bridge", 57, 0.3)
                .source());
        assertThat(headline.verdict()).isEqualTo("A lean towards Ferry.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ferry", "bridge"})
    void too_close_names_no_winner_and_keeps_the_order_of_the_playbook(String leader) {
        boolean ferry = leader.equals("ferry");
        ReportSource source = new Results(Invented.TWO)
                .verdict(Verdict.TOO_CLOSE, leader, 0.5)
                .value("ferry", ferry ? 60 : 59.5, ferry ? 0.52 : 0.48)
                .value("bridge", ferry ? 59.5 : 60, ferry ? 0.48 : 0.52)
                .source();
        Headline headline = Headline.of(source);
        assertThat(headline.verdict()).isEqualTo("Too close to call.");
        assertThat(headline.summary())
                .isEqualTo(
                        "The leading two lie less than a point apart: Ferry wins %s and Bridge wins %s of the simulated futures."
                                .formatted(ferry ? "52\u202F%" : "48\u202F%", ferry ? "48\u202F%" : "52\u202F%"));
        assertThat(headline.regret().indexOf("Ferry"))
                .isLessThan(headline.regret().indexOf("Bridge"));
        assertThat(headline.next()).startsWith("No open question would settle it.");
        assertThat(Reasons.of(source).heading()).isEqualTo("What separates Ferry and Bridge");
    }

    @Test
    void too_close_with_five_tells_of_the_leading_two_in_the_order_of_the_playbook() {
        Headline headline = Headline.of(new Results(Invented.FIVE)
                .verdict(Verdict.TOO_CLOSE, "mixture", 0.96)
                .value("stay", 10, 0)
                .value("suburb", 70, 0.4)
                .value("centre", 20, 0.1)
                .value("home", 30, 0.05)
                .value("mixture", 70.96, 0.45)
                .source());
        assertThat(headline.summary())
                .isEqualTo("The leading two lie 1 point apart: Move out wins 40\u202F% and Both wins 45\u202F% of the "
                        + "simulated futures.");
    }

    @Test
    void too_close_says_what_to_find_out_first() {
        Results results = new Results(Invented.TWO)
                .verdict(Verdict.TOO_CLOSE, "ferry", 0.5)
                .value("ferry", 60, 0.5)
                .value("bridge", 59.5, 0.5)
                .findOut(new FindOut("islanders", 0.05, Because.UNKNOWN, List.of(), true, Map.of()))
                .findOut(new FindOut("budget", 2, Because.UNKNOWN, List.of(), false, Map.of()));
        assertThat(Headline.of(results.source()).next()).isEqualTo("Worth finding out first: “Is there money?”");
        assertThat(Headline.of(new Results(Invented.TWO)
                                .verdict(Verdict.TOO_CLOSE, "ferry", 0.5)
                                .value("ferry", 60, 0.5)
                                .value("bridge", 59.5, 0.5)
                                .findOut(new FindOut("ice", 0, Because.UNKNOWN, List.of("ferry"), false, Map.of()))
                                .source())
                        .next())
                .contains("Does the strait freeze?");
    }

    @Test
    void the_only_option_says_what_ruled_out_the_others() {
        Headline headline = Headline.of(new Results(Invented.TWO)
                .verdict(Verdict.ONLY_OPTION, "bridge", null)
                .value("ferry", 70, 0)
                .value("bridge", 40, 1)
                .excluded("ferry", ICE)
                .source());
        assertThat(headline.verdict()).isEqualTo("Bridge is the only option left.");
        assertThat(headline.summary())
                .isEqualTo("Your answers rule out everything else. Bridge reaches 40 of 100 points.");
        assertThat(headline.regret()).isEmpty();
        assertThat(headline.exclusions())
                .containsExactly(new Headline.RuledOut(
                        "Ferry",
                        "No boat runs through ice.",
                        "An icebreaker would do.",
                        "Does the strait freeze?",
                        "Every winter"));
    }

    @Test
    void nothing_fits_says_what_would_make_room() {
        ReportSource source = new Results(Invented.TWO)
                .verdict(Verdict.NOTHING_FITS, null, null)
                .excluded("ferry", ICE)
                .excluded("bridge", ICE)
                .source();
        Headline headline = Headline.of(source);
        assertThat(headline.verdict()).isEqualTo("Nothing fits.");
        assertThat(headline.summary()).contains("rule out every alternative");
        assertThat(headline.exclusions()).hasSize(2);
        assertThat(Reasons.of(source).isEmpty()).isTrue();
    }
}
