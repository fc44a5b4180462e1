package dev.showdown.web;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.PostgresResource;

import static org.assertj.core.api.Assertions.assertThat;

/// Nobody has named a provider.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SignOnOffTest {

    @Test
    void there_is_no_way_and_nothing_leads_to_it() {
        Browser browser = new Browser();
        browser.get("/sign-in/sso").expectError(404);
        browser.get("/sign-in/sso/return?code=x&state=y").expectError(404);
        assertThat(browser.get("/sign-in").expect(200).source()).doesNotContain("/sign-in/sso");
    }
}
