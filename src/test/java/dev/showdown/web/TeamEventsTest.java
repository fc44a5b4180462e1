package dev.showdown.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Crew;
import dev.showdown.support.Database;
import dev.showdown.support.Listening;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Team;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class TeamEventsTest {

    private static final int CROWD = 1_000;
    private static final long POOL = 16;

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    @Test
    void who_listens_is_told_of_every_step() {
        Team team = Team.start("Live");
        try (Listening lead = Listening.to(team.facilitator(), team.path("/events"), "")) {
            assertThat(lead.response().statusCode()).isEqualTo(200);
            assertThat(lead.response().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            assertThat(lead.response().headers().firstValue("Cache-Control").orElse(""))
                    .contains("no-store");
            assertThat(lead.response().headers().firstValue("X-Accel-Buffering").orElse(""))
                    .as("proxies pass it on at once")
                    .isEqualTo("no");
            lead.next(":");
            Browser ann = team.join("Ann");
            lead.hears("joined");
            team.answer(ann, "product", "ai", "Canary-note").submit(ann, team.facilitator());
            lead.hears("submitted", "submitted");
            team.reveal();
            lead.hears("revealed");
            ann.send(ann.get(team.topic("product"))
                            .form("form[action$=/comments]")
                            .with("body", "Canary-comment"))
                    .expect(303);
            lead.hears("commented");
            team.facilitator()
                    .send(team.facilitator()
                            .get(team.topic("product"))
                            .form("form[action$=/agreed]")
                            .with("choice", "ai"))
                    .expect(303);
            lead.hears("settled");
            team.press(team.facilitator(), team.path(""), "/rounds", Map.of()).expect(303);
            lead.hears("round");
            assertThat(lead.all())
                    .as("kinds and numbers alone")
                    .doesNotContain("Canary", "Ann", "product", "ai\n")
                    .matches("(?s)((id: ?\\d+|data: ?[a-z]+|: ?[a-z ]+|)\n)*");
        }
    }

    @Test
    void what_was_missed_is_told_again() {
        Team team = Team.start("Missed");
        String first;
        try (Listening lead = Listening.to(team.facilitator(), team.path("/events"), "")) {
            lead.next(":");
            team.join("Ann");
            first = lead.next("id:").substring(3).strip();
        }
        Browser ben = team.join("Ben");
        team.submit(ben);
        try (Listening lead = Listening.to(team.facilitator(), team.path("/events"), first)) {
            lead.hears("joined", "submitted");
            assertThat(lead.ids()).doesNotContain(first).isSorted();
        }
        try (Listening lead = Listening.to(team.facilitator(), team.path("/events?after=" + first), "")) {
            lead.hears("joined", "submitted");
        }
        try (Listening lead = Listening.to(team.facilitator(), team.path("/events?after=nonsense"), "x")) {
            lead.next(":");
            team.submit(team.facilitator());
            lead.hears("submitted");
        }
    }

    @Test
    void strangers_hear_nothing() {
        Team team = Team.start("Closed door");
        try (Listening stranger = Listening.to(new Browser(), team.path("/events"), "")) {
            assertThat(stranger.response().statusCode()).isEqualTo(404);
        }
        try (Listening stranger = Listening.to(Team.start("Other").facilitator(), team.path("/events"), "")) {
            assertThat(stranger.response().statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whoever_is_removed_hears_nothing_more() {
        Team team = Team.start("Removed");
        Browser ann = team.join("Ann");
        try (Listening listening = Listening.to(ann, team.path("/events"), "")) {
            listening.next(":");
            team.press(team.facilitator(), team.member("Ann"), "/removal", Map.of())
                    .expect(303);
            listening.ends();
            assertThat(listening.all()).doesNotContain("left");
        }
    }

    @Test
    void whoever_is_removed_from_the_workspace_hears_nothing_of_what_happens_then() {
        Crew crew = Crew.of(accounts);
        Member ed = crew.join("Ed", "editor");
        Member vic = crew.join("Vic", "viewer");
        Team team = Team.start(crew.owner().browser(), "Ours");
        try (Listening removed = Listening.to(ed.browser(), team.path("/events"), "");
                Listening stays = Listening.to(vic.browser(), team.path("/events"), "")) {
            removed.next(":");
            stays.next(":");
            team.join("Ann");
            removed.hears("joined");
            stays.hears("joined");
            database.change(
                    "delete from membership where account_id = (select id from account where email = ?)", ed.email());
            team.submit(team.join("Ben"));
            stays.hears("joined", "submitted");
            removed.ends();
            assertThat(removed.ids()).as("what came before alone").hasSize(1);
            try (Listening again = Listening.to(
                    ed.browser(), team.path("/events"), removed.ids().getFirst())) {
                assertThat(again.response().statusCode()).isEqualTo(404);
            }
        }
    }

    /// Nothing happens in the team: the removal itself is what ends it.
    @Test
    void an_open_page_of_a_member_ends_with_their_membership() {
        Crew crew = Crew.of(accounts);
        Member ed = crew.join("Ed", "editor");
        Member vic = crew.join("Vic", "viewer");
        Team team = Team.start(crew.owner().browser(), "Quiet");
        try (Listening removed = Listening.to(ed.browser(), team.path("/events"), "");
                Listening leaves = Listening.to(vic.browser(), team.path("/events"), "")) {
            removed.next(":");
            leaves.next(":");
            crew.press("Ed", "removal").expect(303);
            removed.ends();
            vic.browser()
                    .send(vic.browser().get(crew.path("/departure")).form())
                    .expect(303);
            leaves.ends();
            assertThat(removed.ids()).isEmpty();
            assertThat(leaves.ids()).isEmpty();
        }
    }

    @Test
    void many_listeners_hold_no_connection_to_the_database_each() {
        Team team = Team.start("Crowd");
        List<Listening> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < CROWD; i++) {
                crowd.add(Listening.to(team.facilitator(), team.path("/events"), ""));
            }
            crowd.forEach(one -> one.next(":"));
            assertThat(database.count("select count(*) from pg_stat_activity where usename = 'showdown_app'"))
                    .as("the pool, and the one that listens")
                    .isBetween(1L, POOL + 1);
            team.join("Ann");
            crowd.forEach(one -> one.hears("joined"));
        } finally {
            crowd.forEach(Listening::close);
        }
    }
}
