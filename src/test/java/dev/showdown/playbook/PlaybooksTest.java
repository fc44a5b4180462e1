package dev.showdown.playbook;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.Refused;
import dev.showdown.decision.Playbook;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PlaybooksTest {

    private static final String KEY = "ferry-or-bridge";

    @Inject
    Playbooks playbooks;

    @Inject
    Database database;

    @Test
    void the_preferred_playbook_is_offered_first_and_the_others_after_it() {
        assertThat(playbooks.offered())
                .extracting(edition -> edition.playbook().key())
                .containsExactly("node-vs-python", KEY, "office-move");
        assertThat(playbooks.offered().getFirst().playbook().key()).isEqualTo("node-vs-python");
        assertThatThrownBy(() -> playbooks.offered("nothing")).isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void every_offered_version_is_stored() {
        for (Edition edition : playbooks.offered()) {
            assertThat(database.count(
                            "select count(*) from playbook_version where key = ? and version = ? and length(hash) = 64",
                            edition.playbook().key(),
                            edition.playbook().version()))
                    .isEqualTo(1);
        }
    }

    @Test
    void the_same_content_can_be_stored_again() {
        playbooks.store(playbooks.offered(KEY));
        assertThat(database.count("select count(*) from playbook_version where key = ? and version = '1'", KEY))
                .isEqualTo(1);
    }

    /// Else a folder's playbook that never changed would count as changed.
    @Test
    void what_a_playbook_does_not_say_is_not_stored() {
        assertThat(database.text("""
                select string_agg(distinct k, ' ' order by k)
                from playbook_version, jsonb_object_keys(document) k where key = ?
                """, KEY)).isEqualTo("claims evidence playbook samples");
        assertThat(database.text("select document -> 'evidence' -> 0 from playbook_version where key = ?", KEY))
                .contains("asOf")
                .doesNotContain("reviewBy");
    }

    @Test
    void other_content_under_a_stored_version_is_refused() {
        Edition edition = playbooks.offered(KEY);
        Edition changed = new Edition(
                with(edition.playbook(), edition.playbook().version(), "Something else."),
                edition.evidence(),
                edition.claims(),
                edition.samples(),
                edition.guidance());
        assertThatThrownBy(() -> playbooks.store(changed))
                .isInstanceOf(FaultyPlaybook.class)
                .hasMessage(KEY + ": version: 1 is already stored with other content; a version never changes, "
                        + "so raise it");
        assertThat(playbooks.version(KEY, "1").playbook().summary())
                .isEqualTo(edition.playbook().summary());
        Edition evidence = new Edition(
                edition.playbook(),
                edition.evidence().subList(0, 2),
                edition.claims(),
                edition.samples(),
                edition.guidance());
        assertThatThrownBy(() -> playbooks.store(evidence)).isInstanceOf(FaultyPlaybook.class);
    }

    @Test
    void a_version_that_is_no_longer_offered_can_still_be_read() {
        database.change("""
                insert into playbook_version (key, version, document, hash, stored_at)
                select key, '0.9', jsonb_set(jsonb_set(document, '{playbook,version}', '"0.9"'),
                    '{playbook,summary}', '"As it was."'), hash, stored_at
                from playbook_version where key = ? and version = '1' on conflict do nothing
                """, KEY);
        Edition old = playbooks.version(KEY, "0.9");
        assertThat(old.playbook().summary()).isEqualTo("As it was.");
        assertThat(old.name()).isEqualTo("ferry-or-bridge@0.9");
        assertThat(old.playbook().alternatives())
                .isEqualTo(playbooks.offered(KEY).playbook().alternatives());
        assertThat(old.evidence()).isEqualTo(playbooks.offered(KEY).evidence());
        Wizard wizard = Wizard.start(new Browser(), "Pinned", KEY);
        database.change("update assessment set playbook_version = '0.9' where id = ?", UUID.fromString(wizard.id()));
        wizard.answerAll(Map.of(), "unknown").submit();
        assertThat(wizard.page().expect(200).text()).contains(KEY + ", version 0.9");
    }

    @Test
    void a_version_that_never_was_is_not_found() {
        assertThatThrownBy(() -> playbooks.version(KEY, "77")).isInstanceOf(Refused.NotFound.class);
        assertThatThrownBy(() -> playbooks.version("nothing", "1")).isInstanceOf(Refused.NotFound.class);
    }

    private static Playbook with(Playbook playbook, String version, String summary) {
        return new Playbook(
                playbook.key(),
                version,
                playbook.title(),
                playbook.question(),
                summary,
                playbook.alternatives(),
                playbook.groups(),
                playbook.criteria(),
                playbook.sections(),
                playbook.questions(),
                playbook.useCases(),
                List.copyOf(playbook.resources()),
                playbook.thresholds());
    }
}
