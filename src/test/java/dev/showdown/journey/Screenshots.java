package dev.showdown.journey;

import java.nio.file.Path;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.showdown.support.BrowserTest;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Visitor;
import dev.showdown.support.Walk;

import static org.assertj.core.api.Assertions.assertThat;

/// Takes the pictures of the README: `./showdown screenshots`. Its name keeps it out of the ordinary run.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("browser")
class Screenshots extends BrowserTest {

    private static final Path FOLDER = Path.of(".github");

    @Test
    void the_first_screen_of_a_report() {
        Visitor visitor = sharp(1280, 860);
        visitor.open("/sample");
        take(visitor, "report.png");
    }

    @Test
    void the_shape_of_a_solution() {
        Visitor visitor = sharp(1280, 860);
        visitor.open("/sample");
        visitor.page().locator("#shape").evaluate("heading => heading.scrollIntoView()");
        take(visitor, "shape.png");
    }

    @Test
    void a_question_on_a_phone() {
        Visitor visitor = sharp(390, 844);
        Walk.of(visitor).start("Live design board");
        take(visitor, "question.png");
    }

    private Visitor sharp(int width, int height) {
        return visitor(
                new Browser.NewContextOptions().setViewportSize(width, height).setDeviceScaleFactor(1.5));
    }

    private static void take(Visitor visitor, String name) {
        visitor.page().waitForFunction("() => document.fonts.status === 'loaded'");
        assertThat(visitor.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name))))
                .isNotEmpty();
    }
}
