package dev.showdown.journey;

import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.showdown.support.BrowserTest;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Visitor;
import dev.showdown.support.Walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/// Three people decide: one at a desk, one with a phone, one without JavaScript.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("browser")
class TeamTest extends BrowserTest {

    @Test
    void from_the_invitation_to_the_decision() {
        Visitor desk = visitor();
        Visitor phone = visitor(new NewContextOptions()
                .setViewportSize(360, 640)
                .setHasTouch(true)
                .setIsMobile(true));
        Visitor plain = visitor(new NewContextOptions().setJavaScriptEnabled(false));
        Walk lead = Walk.of(desk);
        lead.start("Live design board");
        String team = desk.assessment() + "/team";
        desk.open(team);
        Locator people = desk.page().locator("#part-people");
        String invite = desk.page().locator("#invite-link").inputValue();

        // Whoever leads sees people come without doing anything.
        join(phone, invite, "Ann");
        assertThat(people).containsText("Ann");
        join(plain, invite, "Ben");
        assertThat(people).containsText("Ben");
        assertThat(people).containsText("3 people, 0 submitted");

        // They answer alone.
        Walk.of(phone).choose("ai");
        Walk.of(plain).choose("realtime");
        phone.open(phone.assessment() + "/check");
        Walk.of(phone).press("Submit");
        assertThat(people).containsText("3 people, 1 submitted");
        assertThat(desk.page().locator("#part-reveal")).containsText("Only one person");
        plain.open(plain.assessment() + "/check");
        Walk.of(plain).press("Submit");
        assertThat(desk.page().locator("#part-reveal a")).hasText("Reveal the answers");

        // The reveal reaches the phone by itself, and the one without JavaScript by reload.
        phone.open(team);
        lead.follow("Reveal the answers");
        desk.page().locator("#confirm").check();
        lead.press("Reveal");
        assertThat(phone.page().locator("h1")).hasText("Discuss these first");
        plain.open(team);
        assertThat(plain.page().locator("h1")).hasText("Discuss these first");

        // They discuss; what somebody is typing stays.
        String topic = team + "/questions/product";
        phone.open(topic);
        phone.page().locator("#body").fill("I am still writing");
        plain.open(topic);
        plain.page().locator("#body").fill("It draws in real time");
        Walk.of(plain).press("Comment");
        assertThat(phone.page().locator("#part-comments")).containsText("It draws in real time");
        assertThat(phone.page().locator("#body")).hasValue("I am still writing");
        Walk.of(phone).press("Comment");

        // They agree.
        desk.open(topic);
        Page page = desk.page();
        assertThat(page.locator("#part-comments")).containsText("I am still writing");
        page.locator("#settle summary").click();
        page.locator("#settle input[value=realtime]").check();
        page.locator("#reason").fill("Drawing is the product");
        lead.press("Settle");
        assertThat(phone.page().locator("#part-agreed")).containsText("Drawing is the product");
        plain.open(team);
        assertThat(plain.page().getByText("A real-time application").first()).isVisible();
        Walk.of(plain).follow("Read the report");
        assertThat(plain.page().locator("h1.verdict")).isVisible();

        // They decide, and whoever took part reads it.
        desk.open(team);
        lead.follow("Record the decision");
        page.getByLabel("Hybrid").check();
        page.getByLabel("Why?").fill("Both halves have work");
        page.getByLabel("Dissent that remains").fill("Ben would have one language");
        lead.press("Record the decision");
        assertThat(page.locator("main")).containsText("Decided: Hybrid");
        for (Visitor reader : List.of(phone, plain)) {
            reader.open(reader.assessment() + "/report");
            assertThat(reader.page().locator("#decided")).containsText("Hybrid");
            assertThat(reader.page().locator("article.report")).containsText("Ben would have one language");
        }
    }

    private static void join(Visitor visitor, String invite, String name) {
        visitor.open(invite);
        visitor.page().locator("#name").fill(name);
        Walk.of(visitor).press("Join and answer");
        visitor.page().locator(".choices").waitFor();
    }
}
