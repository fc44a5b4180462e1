package dev.showdown.system.http;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BuildTest {

    @Test
    void the_same_program_has_the_same_name_each_time_it_starts() {
        assertThat(new Build().id()).matches("[0-9a-f]{64}").isEqualTo(new Build().id());
    }
}
