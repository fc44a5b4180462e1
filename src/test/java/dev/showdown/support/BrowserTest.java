package dev.showdown.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import static org.assertj.core.api.Assertions.assertThat;

/// A test with a real browser. After each one nobody may have complained: no error in the console, no violation of the
/// content policy, no request to another host.
public abstract class BrowserTest {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Playwright playwright;
    private static Browser browser;

    private final List<Visitor> visitors = new ArrayList<>();

    @BeforeAll
    static void start() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(ARGUMENTS));
    }

    private static Path executable() {
        String path = System.getProperty("showdown.browser", "");
        assertThat(path)
                .as("the browser to test with: -Dshowdown.browser=/usr/bin/chromium")
                .isNotEmpty();
        return Path.of(path);
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
    }

    @AfterEach
    void nobody_complained() {
        List<String> complaints = visitors.stream()
                .flatMap(visitor -> visitor.complaints().stream())
                .toList();
        visitors.forEach(visitor -> visitor.context().close());
        visitors.clear();
        assertThat(complaints).isEmpty();
    }

    protected Visitor visitor() {
        return visitor(new Browser.NewContextOptions());
    }

    protected Visitor visitor(Browser.NewContextOptions options) {
        return known(new Visitor(browser.newContext(options)));
    }

    /// A browser that takes no cookie from anybody, set so in a profile of its own.
    protected Visitor visitorRefusingCookies(Path profile) {
        return known(new Visitor(playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(executable())
                                .setArgs(ARGUMENTS))));
    }

    private Visitor known(Visitor visitor) {
        visitors.add(visitor);
        return visitor;
    }

    /// For what a test provoked on purpose.
    protected static void forgive(Visitor visitor) {
        visitor.forgive();
    }
}
