package dev.showdown.journey;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.Sizes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.showdown.support.BrowserTest;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Project;
import dev.showdown.support.Sight;
import dev.showdown.support.Visitor;
import dev.showdown.support.Walk;

import static org.assertj.core.api.Assertions.assertThat;

/// What is seen first, what it weighs, and that drawings can be read.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("browser")
class LookTest extends BrowserTest {
    private static final int FIRST_SIGHT = 900;

    @ParameterizedTest
    @EnumSource(
            names = {
                "REPORT",
                "REPORT_LEAN",
                "REPORT_TOO_CLOSE",
                "REPORT_ONLY_OPTION",
                "REPORT_NOTHING_FITS",
                "SAMPLE",
                "SHARED"
            })
    void verdict_chart_and_table_are_seen_at_first_sight(Sight sight) {
        Visitor visitor = visitor(new Browser.NewContextOptions().setViewportSize(1280, FIRST_SIGHT));
        sight.show(visitor);
        Page page = visitor.page();
        assertThat(bottom(page.locator("h1.verdict"))).isLessThan(FIRST_SIGHT);
        assertThat(bottom(page.locator("svg.chart").first())).isLessThan(FIRST_SIGHT);
        assertThat(bottom(page.locator("main table").first())).isLessThan(FIRST_SIGHT);
    }

    private static double bottom(Locator part) {
        BoundingBox box = part.boundingBox();
        return box.y + box.height;
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 768, 1280})
    void labels_of_charts_lie_beside_their_bars_and_beside_each_other(int width) {
        Visitor visitor = visitor(new Browser.NewContextOptions().setViewportSize(width, 900));
        Walk walk = Walk.of(visitor);
        for (Project project : List.of(Project.CHAT, Project.LEAN, Project.CLOSE, Project.ONE_LEFT)) {
            visitor.open(walk.submitted(project) + "/report");
            assertThat(collisions(visitor.page())).as(project.title()).isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void words_of_a_drawing_stay_in_their_boxes_and_can_be_read(int width) {
        Visitor visitor = visitor(new Browser.NewContextOptions().setViewportSize(width, 900));
        Walk walk = Walk.of(visitor);
        for (Project project : List.of(Project.GREEN, Project.CLOSE)) {
            visitor.open(walk.submitted(project) + "/report");
            Page page = visitor.page();
            page.evaluate("() => document.querySelectorAll('details').forEach(part => part.open = true)");
            assertThat(page.locator("svg.drawing").count()).isEqualTo(3);
            assertThat(page.evaluate("() => [...document.querySelectorAll('svg.drawing .box text')]"
                            + ".filter(text => { const box = text.closest('.box').querySelector('rect')"
                            + "   .getBoundingClientRect(), line = text.getBoundingClientRect();"
                            + "   return line.left < box.left || line.right > box.right"
                            + "     || line.top < box.top || line.bottom > box.bottom; })"
                            + ".map(text => text.textContent)"))
                    .as(project.title())
                    .isEqualTo(List.of());
            assertThat(
                            (double)
                                    page.evaluate(
                                            "() => { const drawing = document.querySelector('svg.drawing');"
                                                    + " return 14.5 * drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width; }"))
                    .isBetween(12.0, 18.0);
        }
    }

    private static Object collisions(Page page) {
        return page.evaluate("() => [...document.querySelectorAll('svg.chart')].flatMap(chart => {"
                + " const labels = [...chart.querySelectorAll('text')];"
                + " const bars = [...chart.querySelectorAll('rect')];"
                + " const meets = (a, b) => { const p = a.getBoundingClientRect(), q = b.getBoundingClientRect();"
                + "   const slack = 2; return p.left < q.right - slack && q.left < p.right - slack"
                + "     && p.top < q.bottom - slack && q.top < p.bottom - slack; };"
                + " return labels.flatMap((label, i) => ["
                + "   ...bars.filter(bar => meets(label, bar)).map(() => label.textContent + ' on a bar'),"
                + "   ...labels.slice(i + 1).filter(other => meets(label, other))"
                + "     .map(other => label.textContent + ' on ' + other.textContent)]); })");
    }

    @Test
    void every_chart_has_words_and_a_table_with_the_same_figures() {
        Visitor visitor = visitor();
        Sight.REPORT.show(visitor);
        Page page = visitor.page();
        for (Locator chart : page.locator("svg.chart").all()) {
            assertThat(chart.getAttribute("role")).isEqualTo("img");
            assertThat(chart.getAttribute("aria-label")).hasSizeGreaterThan(20);
        }
        String table = page.locator("main table").first().innerText();
        for (String figure :
                page.locator("svg.chart").first().locator(".figure").allTextContents()) {
            assertThat(table).contains(figure);
        }
        String contributions = page.locator("main table").nth(1).innerText();
        List<String> drawn = page.locator("svg.chart").nth(2).locator(".figure").allTextContents();
        assertThat(drawn).isNotEmpty();
        for (String figure : drawn) {
            assertThat(contributions).contains(figure);
        }
    }

    @Test
    void alternatives_differ_by_pattern_too() {
        Visitor visitor = visitor();
        Sight.REPORT.show(visitor);
        Page page = visitor.page();
        List<String> fills = page.locator("svg.chart").first().locator("rect[fill]").all().stream()
                .map(bar -> bar.getAttribute("fill"))
                .toList();
        assertThat(fills).containsExactly("url(#pattern-1)", "url(#pattern-2)", "url(#pattern-3)");
        assertThat(List.of("#pattern-1", "#pattern-2", "#pattern-3"))
                .extracting(pattern -> page.locator(pattern).innerHTML())
                .doesNotHaveDuplicates();
    }

    @Test
    void figures_carry_a_real_minus_sign_and_no_breaking_space_before_percent() {
        Visitor visitor = visitor();
        Sight.REPORT_LEAN.show(visitor);
        String text = String.join(
                "\n",
                visitor.page()
                        .locator(".standfirst, .number, .chart .figure, .columns .hint")
                        .allTextContents());
        assertThat(text).contains("\u2212").doesNotContainPattern("(?m)(^|\\s)-\\d");
        assertThat(text).contains("\u202f%").doesNotContainPattern("[0-9 ]%");
    }

    @Test
    void a_first_visit_to_a_question_weighs_little() {
        Visitor owner = visitor();
        String assessment = Walk.of(owner).started(Project.CHAT, 4);
        Visitor visitor = visitor(
                new Browser.NewContextOptions().setStorageState(owner.context().storageState()));
        List<Request> requests = new ArrayList<>();
        visitor.context().onRequestFinished(requests::add);
        visitor.open(assessment + "/questions/live-updates");
        visitor.page().evaluate("() => document.fonts.ready.then(() => true)");
        assertThat(visitor.page().locator("input[name=choice]").count()).isPositive();
        assertThat(requests).hasSizeBetween(4, 6);
        int bytes = requests.stream()
                .map(Request::sizes)
                .mapToInt(LookTest::transferred)
                .sum();
        assertThat(bytes).isBetween(10_000, 60_000);
    }

    private static int transferred(Sizes sizes) {
        return sizes.responseBodySize + sizes.responseHeadersSize;
    }

    @Test
    void what_is_printed_is_the_report_and_not_the_page_around_it() {
        Visitor visitor = visitor();
        Sight.REPORT.show(visitor);
        Page page = visitor.page();
        assertThat(page.locator("details:not([open]) table").first().isVisible())
                .as("what is folded, on the screen")
                .isFalse();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("h1").isVisible()).isTrue();
        assertThat(page.locator("svg.chart").first().isVisible()).isTrue();
        assertThat(page.locator("#evidence").isVisible()).isTrue();
        assertThat(page.locator("#evidence ~ details summary").first().isVisible())
                .isTrue();
        assertThat(page.locator("#try").isVisible()).isFalse();
        assertThat(page.locator("details:not([open]) table[class]").count()).isPositive();
        for (Locator folded :
                page.locator("details:not([open]) table:not(#try table)").all()) {
            assertThat(folded.isVisible()).as("what is folded, on paper").isTrue();
        }
        assertThat(page.locator(".bar").isVisible()).isFalse();
        assertThat(page.locator(".toolbar").isVisible()).isFalse();
    }

    @Test
    void a_violation_of_the_content_policy_does_not_go_unnoticed() {
        Visitor visitor = visitor();
        Sight.HOME.show(visitor);
        visitor.page().locator("main").evaluate("main => main.setAttribute('style', 'color: red')");
        visitor.page().evaluate("() => fetch('http://localhost:9/').catch(() => true)");
        assertThat(visitor.complaints()).anyMatch(words -> words.contains("Content Security Policy"));
        forgive(visitor);
    }
}
