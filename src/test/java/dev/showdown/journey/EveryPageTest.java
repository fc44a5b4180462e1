package dev.showdown.journey;

import java.util.List;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.showdown.support.BrowserTest;
import dev.showdown.support.ForgedProvider;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Sight;
import dev.showdown.support.Visitor;

import static org.assertj.core.api.Assertions.assertThat;

/// What holds for every page, in every state that looks different.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(ForgedProvider.class)
@Tag("browser")
class EveryPageTest extends BrowserTest {
    private static final int NARROW = 320;
    private static final int WIDE = 1280;

    /// Each is shown once, since to come to see it takes longer than to look.
    @ParameterizedTest
    @EnumSource
    void every_page_fits_a_narrow_screen_and_axe_finds_nothing_in_either_colour_scheme(Sight sight) {
        Visitor visitor = visitor(new Browser.NewContextOptions().setViewportSize(NARROW, 640));
        sight.show(visitor);
        Page page = visitor.page();
        assertThat(page.locator("h1").count()).isOne();
        assertThat(page.title()).endsWith(" - Showdown").hasSizeGreaterThan(" - Showdown".length());
        assertThat(page.locator("[style], style, script:not([src])").count()).isZero();
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(NARROW);
        assertThat(outside(page)).isEqualTo(List.of());

        page.setViewportSize(WIDE, 720);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(violations(axe(page))).as("in light").isEmpty();
        // The colours are all that is different.
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(violations(axe(page).withRules(List.of("color-contrast"))))
                .as("in dark")
                .isEmpty();
    }

    @Test
    void axe_finds_what_is_wrong() {
        Visitor visitor = visitor();
        Sight.HOME.show(visitor);
        visitor.page().locator("label[for=title]").evaluate("label => label.remove()");
        visitor.page().locator("h1").evaluate("heading => heading.style.color = 'lightgrey'");
        assertThat(violations(axe(visitor.page())))
                .anyMatch(found -> found.startsWith("label"))
                .anyMatch(found -> found.startsWith("color-contrast"));
    }

    private static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        // Whatever else it has to say is long, and no page has frames of its own.
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    private static List<String> violations(AxeBuilder axe) {
        return axe.analyze().getViolations().stream().map(EveryPageTest::words).toList();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /// What sticks out of the page: text in a drawing may be painted outside of it without making anything scroll.
    private static Object outside(Page page) {
        return page.evaluate("() => [...document.querySelectorAll('main *')]"
                + ".filter(part => !part.closest('.hidden, .scroll'))"
                + ".filter(part => { const box = part.getBoundingClientRect();"
                + " return box.width > 0 && (box.left < -0.5 || box.right > innerWidth + 0.5); })"
                + ".map(part => part.outerHTML.slice(0, 120))");
    }
}
