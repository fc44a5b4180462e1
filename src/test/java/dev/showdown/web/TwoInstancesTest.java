package dev.showdown.web;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Instance;
import dev.showdown.support.Listening;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Team;

import static org.assertj.core.api.Assertions.assertThat;

/// Two processes of the program on one database are one service.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TwoInstancesTest {

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    @Test
    void what_is_said_on_one_instance_is_heard_on_the_other() {
        Team team = Team.revealed("Two instances");
        Browser lead = team.facilitator();
        try (Instance other = Instance.start();
                Listening there = Listening.to(other.base(), lead.cookies(), team.path("/events"), "");
                Listening here = Listening.to(lead, team.path("/events"), "")) {
            assertThat(there.response().statusCode()).isEqualTo(200);
            there.next(":");
            here.next(":");
            PageForm comment = lead.get(team.topic("product"))
                    .form("form[action$=/comments]")
                    .with("body", "Said on the first");
            lead.send(comment).expect(303);
            there.hears("commented");
            here.hears("commented");
            String elsewhere = other.base() + team.topic("product");
            assertThat(lead.get(elsewhere).expect(200).text()).contains("Said on the first");
            PageForm answer = comment.at(other.base() + comment.action()).with("body", "Said on the second");
            lead.send(answer).expect(303);
            here.hears("commented");
            assertThat(lead.get(team.topic("product")).text()).contains("Said on the second");
        }
    }

    @Test
    void a_session_a_link_and_a_limit_count_on_both() {
        Member ann = accounts.member("Ann");
        // The other one keeps to the limits of a real one, which other tests have used up.
        database.change("delete from rate_limit");
        try (Instance other = Instance.start()) {
            Browser browser = ann.browser();
            assertThat(browser.get(other.base() + "/account").expect(200).text())
                    .contains(ann.email());
            PageForm attempt =
                    PageForm.to("/sign-in").with("email", ann.email()).with("password", "not my password");
            for (int i = 0; i < 10; i++) {
                PageForm there = i % 2 == 0 ? attempt : attempt.at(other.base() + "/sign-in");
                new Browser().send(there).expect(422);
            }
            new Browser().send(attempt).expectError(429);
            new Browser().send(attempt.at(other.base() + "/sign-in")).expectError(429);
            Browser copied = new Browser();
            copied.cookies().putAll(browser.cookies());
            browser.send(browser.get("/account").form("form[action=/sign-out]")).expect(303);
            copied.get(other.base() + "/account").expect(303);
        }
    }
}
