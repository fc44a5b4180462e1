package dev.showdown.system.http;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LimitsTest {

    @Test
    void everybody_has_a_whole_network_of_the_long_addresses() {
        assertThat(Limits.network("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(Limits.network("2001:db8:1:2::7"))
                .isEqualTo(Limits.network("2001:db8:1:2:ffff:ffff:ffff:ffff"))
                .isNotEqualTo(Limits.network("2001:db8:1:3::7"));
        assertThat(Limits.network("unknown")).isEqualTo("unknown");
    }
}
