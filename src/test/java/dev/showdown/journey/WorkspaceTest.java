package dev.showdown.journey;

import jakarta.inject.Inject;

import com.microsoft.playwright.Browser.NewContextOptions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Accounts;
import dev.showdown.support.BrowserTest;
import dev.showdown.support.Mailbox;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Project;
import dev.showdown.support.Visitor;
import dev.showdown.support.Walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/// A guest keeps their work with an account, and shares a workspace with somebody on a phone without JavaScript.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("browser")
class WorkspaceTest extends BrowserTest {

    @Inject
    Mailbox mailbox;

    @Test
    void from_a_guest_to_a_workspace_with_two_members() {
        Visitor olga = visitor();
        Visitor edda = visitor(new NewContextOptions()
                .setViewportSize(360, 640)
                .setHasTouch(true)
                .setIsMobile(true)
                .setJavaScriptEnabled(false));
        Walk walk = Walk.of(olga);
        String report = walk.submitted(Project.CHAT);
        olga.open(report);
        assertThat(olga.page().locator(".guest")).containsText("You are a guest");

        // An account keeps it.
        String address = Accounts.freshEmail();
        olga.page().locator(".guest a").click();
        signUp(olga, address, "Olga");
        assertThat(olga.page().locator("main")).containsText("kept");
        olga.open(report);
        assertThat(olga.page().locator(".guest")).hasCount(0);

        // A second member is invited by a link, and makes an account on the way.
        olga.open("/account");
        olga.page().locator("ul.work a[href^='/workspaces/']").first().click();
        assertThat(olga.page().locator("main")).containsText(Project.CHAT.title());
        walk.follow("Members");
        olga.page().locator("#role").selectOption("viewer");
        walk.press("Invite");
        String link = olga.page().locator(".copyable input[id^='invitation-']").inputValue();
        edda.open(link);
        Walk.of(edda).follow("Make an account");
        signUp(edda, Accounts.freshEmail(), "Edda");
        edda.open(link);
        Walk.of(edda).press("Join");
        assertThat(edda.page().locator("main")).containsText("Edda");

        // She reads what there is, and steers nothing.
        edda.open(report);
        assertThat(edda.page().locator("h1")).containsText(Project.CHAT.title());
        assertThat(edda.page().locator("main")).not().containsText("Share report");

        // Whoever is removed is out at once.
        olga.open(olga.page().url());
        olga.page()
                .locator("a:has-text('Change')", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Edda"))
                .click();
        walk.press("Remove");
        assertThat(olga.page().locator("main")).containsText("Saved.");
        edda.open(report);
        assertThat(edda.page().locator("h1")).hasText("Page not found");
    }

    private void signUp(Visitor visitor, String address, String name) {
        visitor.page().locator("#email").fill(address);
        Walk.of(visitor).press("Continue");
        assertThat(visitor.page().locator("#email")).hasCount(0);
        visitor.open(mailbox.link("sign-up", address));
        visitor.page().locator("#name").fill(name);
        visitor.page().locator("#password").fill(Accounts.PASSWORD);
        Walk.of(visitor).press("Make my account");
        assertThat(visitor.page().locator("#password")).hasCount(0);
    }
}
