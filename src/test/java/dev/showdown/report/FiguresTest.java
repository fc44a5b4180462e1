package dev.showdown.report;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {

    @Test
    void a_value_has_no_decimals() {
        assertThat(Figures.value(0)).isEqualTo("0");
        assertThat(Figures.value(63.49)).isEqualTo("63");
        assertThat(Figures.value(63.5)).isEqualTo("64");
        assertThat(Figures.value(100)).isEqualTo("100");
        assertThat(Figures.value(-0.4)).isEqualTo("0");
    }

    @Test
    void a_share_claims_all_or_nothing_only_when_it_is() {
        assertThat(Figures.share(0)).isEqualTo("0\u202F%");
        assertThat(Figures.share(0.0004)).isEqualTo("under 1\u202F%");
        assertThat(Figures.share(0.005)).isEqualTo("1\u202F%");
        assertThat(Figures.share(0.964)).isEqualTo("96\u202F%");
        assertThat(Figures.share(0.9999)).isEqualTo("over 99\u202F%");
        assertThat(Figures.share(1)).isEqualTo("100\u202F%");
    }

    @Test
    void a_difference_has_its_sign_and_zero_has_none() {
        assertThat(Figures.signed(3.14)).isEqualTo("+3.1");
        assertThat(Figures.signed(-3.16)).isEqualTo("\u22123.2");
        assertThat(Figures.signed(0.04)).isEqualTo("0.0");
        assertThat(Figures.signed(-0.04)).isEqualTo("0.0");
    }

    @Test
    void a_lead_is_told_in_whole_points() {
        assertThat(Figures.lead(0)).isEqualTo("less than a point");
        assertThat(Figures.lead(0.94)).isEqualTo("less than a point");
        assertThat(Figures.lead(0.95)).isEqualTo("1 point");
        assertThat(Figures.lead(1.4)).isEqualTo("1 point");
        assertThat(Figures.lead(1.5)).isEqualTo("2 points");
        assertThat(Figures.lead(12.7)).isEqualTo("13 points");
    }

    @Test
    void words_are_listed_as_people_do() {
        assertThat(Figures.list(List.of())).isEmpty();
        assertThat(Figures.list(List.of("A"))).isEqualTo("A");
        assertThat(Figures.list(List.of("A", "B"))).isEqualTo("A and B");
        assertThat(Figures.list(List.of("A", "B", "C"))).isEqualTo("A, B and C");
    }

    @Test
    void numbers_are_counted() {
        assertThat(Figures.count(1, "draw", "draws")).isEqualTo("1 draw");
        assertThat(Figures.count(0, "draw", "draws")).isEqualTo("0 draws");
        assertThat(Figures.count(10_000, "draw", "draws")).isEqualTo("10,000 draws");
        assertThat(Figures.capital("under")).isEqualTo("Under");
        assertThat(Figures.capital("")).isEmpty();
    }

    @Test
    void widths_and_decimals_use_a_point_whatever_the_language() {
        assertThat(Figures.width(33.333)).isEqualTo("33.33%");
        assertThat(Figures.decimal(2.25)).isEqualTo("2.3");
    }
}
