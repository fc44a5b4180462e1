package dev.showdown.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import dev.showdown.support.BrowserTest;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Sight;
import dev.showdown.support.Visitor;

import static org.assertj.core.api.Assertions.assertThat;

/// Takes the picture in the README from the running application, when asked to with
/// `-Dtest=ReadmePictureTest -Dshowdown.picture=.github/report.png`.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("browser")
@EnabledIfSystemProperty(named = "showdown.picture", matches = ".+")
class ReadmePictureTest extends BrowserTest {
    private static final long LARGEST = 300_000;

    @Test
    void the_picture_of_a_report_is_taken() throws IOException {
        Visitor visitor = visitor(
                new Browser.NewContextOptions().setViewportSize(1280, 940).setColorScheme(ColorScheme.LIGHT));
        Sight.SAMPLE.show(visitor);
        visitor.page().evaluate("() => document.fonts.ready.then(() => true)");
        Path picture = Path.of(System.getProperty("showdown.picture"));
        visitor.page().screenshot(new Page.ScreenshotOptions().setPath(picture));
        assertThat(Files.size(picture)).isBetween(20_000L, LARGEST);
    }
}
