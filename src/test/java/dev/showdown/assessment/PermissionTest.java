package dev.showdown.assessment;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.showdown.account.Grant;
import dev.showdown.account.Grant.Role;

import static org.assertj.core.api.Assertions.assertThat;

/// The table of who may do what, and the rule of who may read whose answers.
class PermissionTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            permission    | participant | adviser | facilitator | viewer | editor | owner | link_holder
            ANSWER        | YES         | YES     | OWN         | NO     | OWN    | OWN   | NO
            READ_HIDDEN   | NO          | NO      | NO          | NO     | NO     | NO    | NO
            READ_REVEALED | YES         | YES     | YES         | YES    | YES    | YES   | BY_SCOPE
            COMMENT       | YES         | YES     | YES         | NO     | YES    | YES   | NO
            EVALUATE      | YES         | YES     | YES         | YES    | YES    | YES   | NO
            STEER         | NO          | NO      | YES         | NO     | YES    | YES   | NO
            DELETE        | NO          | NO      | GUEST_WORK  | NO     | NO     | YES   | NO
            ADMINISTER    | NO          | NO      | NO          | NO     | NO     | YES   | NO
            READ_REPORT   | YES         | YES     | YES         | YES    | YES    | YES   | BY_SCOPE
            """)
    void the_table_is_the_published_one(
            Permission permission,
            Permission.Allowed participant,
            Permission.Allowed adviser,
            Permission.Allowed facilitator,
            Permission.Allowed viewer,
            Permission.Allowed editor,
            Permission.Allowed owner,
            Permission.Allowed linkHolder) {
        assertThat(permission.of(Role.PARTICIPANT)).isEqualTo(participant);
        assertThat(permission.of(Role.ADVISER)).isEqualTo(adviser);
        assertThat(permission.of(Role.FACILITATOR)).isEqualTo(facilitator);
        assertThat(permission.of(Role.VIEWER)).isEqualTo(viewer);
        assertThat(permission.of(Role.EDITOR)).isEqualTo(editor);
        assertThat(permission.of(Role.OWNER)).isEqualTo(owner);
        assertThat(permission.of(Role.LINK_HOLDER)).isEqualTo(linkHolder);
    }

    @Test
    void the_table_names_every_permission_and_every_role() {
        assertThat(Permission.values()).hasSize(9);
        assertThat(Role.values()).hasSize(7);
    }

    @ParameterizedTest
    @EnumSource
    void before_the_reveal_only_the_author_reads(Role role) {
        UUID author = UUID.randomUUID();
        assertThat(Visibility.mayRead(grant(role, author), author, false)).isTrue();
        assertThat(Visibility.mayRead(grant(role, UUID.randomUUID()), author, false))
                .isFalse();
        assertThat(Visibility.mayRead(grant(role, null), author, false)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void after_the_reveal_everybody_with_a_grant_reads(Role role) {
        assertThat(Visibility.mayRead(grant(role, UUID.randomUUID()), UUID.randomUUID(), true))
                .isEqualTo(role != Role.LINK_HOLDER);
    }

    private static Grant grant(Role role, UUID participant) {
        return new Grant(UUID.randomUUID(), UUID.randomUUID(), participant, role);
    }
}
