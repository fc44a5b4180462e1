package dev.showdown.account;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.account.RateLimits.Balance;
import dev.showdown.account.RateLimits.Policy;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.Parallel;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class RateLimitsTest {

    @Inject
    RateLimits limits;

    @Inject
    Database database;

    private static Policy policy(long quota) {
        return new Policy("test-" + UUID.randomUUID(), quota, Duration.ofMinutes(1));
    }

    @Test
    void every_charge_is_counted_and_more_than_the_quota_is_negative() {
        Policy policy = policy(3);
        assertThat(limits.charge(policy, "a", 1).remaining()).isEqualTo(2);
        assertThat(limits.charge(policy, "a", 2).remaining()).isZero();
        Balance beyond = limits.charge(policy, "a", 1);
        assertThat(beyond.remaining()).isEqualTo(-1);
        assertThat(beyond.resetSeconds()).isBetween(1L, 60L);
        assertThat(limits.charge(policy, "b", 1).remaining()).isEqualTo(2);
    }

    @Test
    void a_new_window_begins_when_the_old_one_has_ended() {
        Policy policy = policy(3);
        limits.charge(policy, "a", 3);
        database.change(
                "update rate_limit set window_start = now() - interval '61 seconds' where bucket = ?", policy.name());
        assertThat(limits.charge(policy, "a", 1)).isEqualTo(new Balance(2, 60));
    }

    @Test
    void charges_at_the_same_time_are_all_counted() {
        Policy policy = policy(100);
        List<Balance> balances = Parallel.times(16, () -> limits.charge(policy, "a", 1));
        assertThat(balances.stream().map(Balance::remaining).distinct()).hasSize(16);
        assertThat(limits.charge(policy, "a", 1).remaining()).isEqualTo(83);
    }

    @Test
    void windows_that_ended_long_ago_are_forgotten() {
        Policy old = policy(3);
        Policy young = policy(3);
        limits.charge(old, "a", 1);
        limits.charge(young, "a", 1);
        database.change(
                "update rate_limit set window_start = now() - interval '25 hours' where bucket = ?", old.name());
        limits.removeEnded();
        assertThat(database.column("select bucket from rate_limit where bucket in (?, ?)", old.name(), young.name()))
                .containsExactly(young.name());
    }

    @Test
    void whoever_starts_too_much_is_told_when_to_come_back_and_loses_nothing() {
        Browser browser = new Browser();
        Wizard wizard = Wizard.start(browser, "Within the limit");
        database.change("update rate_limit set used = 1000000 where bucket = 'default'");
        try {
            Page refused = browser.send(browser.get("/").form().with("title", "One too many"));
            refused.expectError(429);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
            assertThat(refused.header("RateLimit")).matches("\"default\";r=0;t=\\d+");
            assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"default\";q=1000000;w=60");
            assertThat(refused.texts("textarea")).contains("One too many");
            browser.get(wizard.address("product")).expect(200);
            wizard.answer("product", "services");
        } finally {
            database.change("delete from rate_limit where bucket = 'default'");
        }
    }
}
