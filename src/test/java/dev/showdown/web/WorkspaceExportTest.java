package dev.showdown.web;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Page;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Team;
import dev.showdown.support.Tenancy;
import dev.showdown.support.Tenancy.Workspace;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// A whole workspace as a file: who gets it, what is in it, and what never is.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class WorkspaceExportTest {

    @Inject
    Tenancy tenancy;

    @Inject
    ObjectMapper json;

    private JsonNode export(Workspace workspace) throws Exception {
        Page file =
                workspace.owner().browser().get(workspace.path() + "/export").expect(200);
        assertThat(file.header("Content-Type")).startsWith("application/json");
        assertThat(file.header("Content-Disposition")).contains("attachment", workspace.slug());
        return json.readTree(file.source());
    }

    @Test
    void an_owner_takes_everything_away_but_secrets_and_answers_that_are_hidden() throws Exception {
        Workspace workspace = tenancy.workspace("Ann");
        tenancy.join(workspace, "Vic", "viewer");
        Browser ann = workspace.owner().browser();
        Wizard published = tenancy.start(workspace.owner(), workspace, "Published");
        published.answerAll(Map.of(), "unknown").submit().publish();
        String token = published.link("Shared");
        ann.send(ann.get(published.address() + "/settings")
                        .form("[formaction$=/archive]")
                        .at(published.address() + "/archive"))
                .expect(303);
        Team team = Team.start(ann, "Hidden");
        Browser ben = team.join("Ben");
        team.answer(ben, "product", "ai", "walrus").answer(ann, "product", "data", "pelican");
        JsonNode hidden = export(workspace);
        assertThat(hidden.at("/schemaVersion").asInt()).isEqualTo(1);
        assertThat(hidden.at("/members").findValuesAsText("name")).containsExactlyInAnyOrder("Ann", "Vic");
        assertThat(hidden.at("/assessments").findValuesAsText("status")).containsExactly("answering", "archived");
        assertThat(hidden.toString())
                .contains("pelican", "Ben", "Shared", "\"verdict\"")
                .doesNotContain(
                        "walrus",
                        token.substring(token.lastIndexOf('/') + 1),
                        workspace.owner().email());
        team.submit(ben, ann).reveal();
        assertThat(export(workspace).toString()).contains("walrus", "pelican");
    }

    @Test
    void nobody_but_an_owner_gets_it() {
        Workspace workspace = tenancy.workspace("Ann");
        for (String role : List.of("editor", "viewer")) {
            tenancy.join(workspace, "Eve", role)
                    .browser()
                    .get(workspace.path() + "/export")
                    .expectError(403);
        }
        tenancy.workspace("Olga")
                .owner()
                .browser()
                .get(workspace.path() + "/export")
                .expectError(404);
        assertThat(new Browser().get(workspace.path() + "/export").expect(303).location())
                .startsWith("/sign-in");
    }
}
