package dev.showdown.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import dev.showdown.account.TokenUsesNow;
import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Database;
import dev.showdown.support.Project;

import static org.assertj.core.api.Assertions.assertThat;

/// The examples of the description are what was really sent and answered: they are recorded here, and compared.
@QuarkusTest
class ExamplesTest extends ApiTest {

    private static final Path FILE = Path.of("src", "main", "resources", "openapi", "examples.json");
    private static final String AGAIN = "./showdown test -- -Dtest=ExamplesTest -Dshowdown.record=true";
    private static final JsonMapper JSON = new JsonMapper();

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    @Inject
    TokenUsesNow uses;

    private static JsonNode document() throws IOException {
        return JSON.readTree(
                RestAssured.given().accept("application/json").get("/openapi").asByteArray());
    }

    @Test
    void the_examples_are_what_is_really_answered() throws IOException {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Scenario scenario = new Scenario(document());
        alone(scenario);
        asTeam(scenario);
        afterTheReveal(scenario);
        untilTheDecision(scenario);
        inAWorkspace(scenario);
        refused(scenario);
        atTheEnd(scenario);
        String recorded = JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(Recording.publishable(scenario.record(), begun))
                + "\n";
        if (Boolean.getBoolean("showdown.record")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, recorded);
        }

        assertThat(Files.readString(FILE)).as("record it again: " + AGAIN).isEqualTo(recorded);
    }

    private static void alone(Scenario steps) {
        steps.call("listPlaybooks").gives(200).keep("data[0].key", "key");
        steps.call("getPlaybook").gives(200);
        steps.call("evaluate")
                .sending(ordered("answers", Project.CHAT.choices(), "draws", 10_000, "seed", 1))
                .gives(200);
        steps.call("startAssessment")
                .sending(ordered(
                        "title", "Live board for designers",
                        "context", "Six people, one release a week.",
                        "answers", Map.of("product", "realtime")))
                .gives(201)
                .keep("id", "id")
                .keep("editKey", "lead");
        steps.call("getAssessment").as("lead").gives(200);
        steps.call("putAnswer")
                .as("lead")
                .at("question", "live-updates")
                .sending(ordered("choice", "core", "note", "Boards must move together."))
                .gives(200);
        steps.call("putAnswers")
                .as("lead")
                .sending(answers(Project.CHAT.choices()))
                .gives(200);
        steps.call("getFormerAnswers")
                .as("lead")
                .at("question", "live-updates")
                .gives(200)
                .keep("data[0].id", "former");
        steps.call("restoreAnswer")
                .as("lead")
                .at("question", "live-updates")
                .sending(Map.of("former", steps.known("former")))
                .gives(200);
        steps.call("clearAnswer").as("lead").at("question", "footprint").gives(204);
    }

    private static void asTeam(Scenario steps) {
        steps.call("getInvite").as("lead").gives(200);
        steps.call("patchInvite")
                .as("lead")
                .seen()
                .sending(Map.of(
                        "expiresAt",
                        Instant.now()
                                .plus(14, ChronoUnit.DAYS)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()))
                .gives(200);
        steps.call("rotateInvite").as("lead").gives(200).keep("token", "invite");
        steps.call("join")
                .sending(ordered("invite", steps.known("invite"), "name", "Ben"))
                .gives(201)
                .keep("participantKey", "ben");
        steps.call("enterParticipant")
                .as("lead")
                .sending(Map.of("name", "Cleo"))
                .gives(201)
                .keep("participant.id", "participant");
        steps.call("getParticipant").as("lead").gives(200);
        steps.call("patchParticipant")
                .as("lead")
                .seen()
                .sending(Map.of("adviser", true))
                .gives(200);
        steps.call("getParticipants").as("ben").gives(200);
        steps.call("getParticipant").as("lead").gives(200);
        steps.call("removeParticipant").as("lead").seen().gives(204);
        Map<String, String> otherwise = new LinkedHashMap<>(Project.CHAT.choices());
        otherwise.put("live-updates", "none");
        steps.call("putAnswers").as("ben").sending(answers(otherwise)).gives(200);
        steps.call("getAssessment").as("lead").gives(200);
        steps.call("patchAssessment")
                .as("lead")
                .seen()
                .sending(ordered("title", "Live board for designers and clients", "answering", "open"))
                .gives(200);
        steps.call("getEvaluation").as("ben").gives(403);
        steps.call("submit").as("ben").gives(200);
        steps.call("submit").as("lead").gives(200);
        steps.call("reveal").as("lead").sending(Map.of("confirm", true)).gives(200);
    }

    private static void afterTheReveal(Scenario steps) {
        steps.call("getAnswers").as("ben").gives(200);
        steps.call("getDifferences").as("ben").gives(200);
        steps.call("addComment")
                .as("ben")
                .sending(ordered("question", "live-updates", "body", "A refresh every minute would do."))
                .gives(201)
                .keep("id", "comment");
        steps.call("editComment")
                .as("ben")
                .seen()
                .sending(Map.of("body", "A refresh every ten seconds would do."))
                .gives(200);
        steps.call("getComments").as("lead").gives(200);
        steps.call("getComment").as("ben").gives(200);
        steps.call("deleteComment").as("ben").seen().gives(204);
        steps.call("settle")
                .as("lead")
                .at("question", "live-updates")
                .unseen()
                .sending(ordered("choice", "core", "reason", "Two clients asked for it."))
                .gives(200);
        steps.call("getAgreedAnswer").as("ben").at("question", "live-updates").gives(200);
        steps.call("getAgreedAnswers").as("ben").gives(200);
        steps.call("settle")
                .as("lead")
                .at("question", "live-updates")
                .header("If-Match", "\"v7\"")
                .sending(Map.of("choice", "none"))
                .gives(412);
        steps.call("getAgreedAnswer").as("lead").at("question", "live-updates").gives(200);
        steps.call("unsettle").as("lead").at("question", "live-updates").seen().gives(204);
        steps.call("getFormerAgreedAnswers")
                .as("ben")
                .at("question", "live-updates")
                .gives(200);
        steps.call("openRound").as("lead").gives(201);
        steps.call("submit").as("ben").gives(200);
        steps.call("submit").as("lead").gives(200);
        steps.call("reveal").as("lead").sending(Map.of("confirm", true)).gives(200);
    }

    private static void untilTheDecision(Scenario steps) {
        steps.call("getMovement").as("ben").gives(200);
        steps.call("getEvaluation").as("lead").gives(200);
        steps.call("setPriorities")
                .as("lead")
                .unseen()
                .sending(ordered("ranking", List.of("first-release", "throughput")))
                .gives(200);
        steps.call("getPriorities").as("ben").gives(200);
        steps.call("undoPriorities").as("lead").seen().gives(204);
        steps.call("publishReport").as("lead").gives(201).keep("id", "report");
        steps.call("getReport").as("ben").gives(200);
        steps.call("getReport").as("ben").accepting("text/markdown").gives(200);
        steps.call("getReport").as("ben").accepting("text/csv").gives(200);
        steps.call("shareReport")
                .as("lead")
                .sending(ordered(
                        "name", "The board",
                        "password", "a long password for the board",
                        "scope", ordered("names", true, "answers", true)))
                .gives(201)
                .keep("id", "share");
        steps.call("listShares").as("lead").gives(200);
        steps.call("getShare").as("lead").gives(200);
        steps.call("patchShare")
                .as("lead")
                .seen()
                .sending(ordered("revision", "latest", "state", "paused"))
                .gives(200);
        steps.call("rotateShare").as("lead").gives(200);
        steps.call("revokeShare").as("lead").seen().gives(204);
        steps.call("revokeShares").as("lead").gives(204);
        steps.call("decide")
                .as("lead")
                .unseen()
                .sending(ordered(
                        "alternative", "node",
                        "reason", "It leads, and two of us know it.",
                        "deciders", List.of("Ann", "Ben"),
                        "consulted", List.of("Cleo"),
                        "dissent", "Ben would rather have one language for everything.",
                        "reviewOn", "2031-01-15",
                        "reopenIf", "The team doubles."))
                .gives(200);
        steps.call("getDecision").as("ben").gives(200);
        steps.call("listReports").as("ben").gives(200).keep("data[0].id", "right");
        steps.call("compareReports")
                .as("ben")
                .asking("left", steps.known("report"))
                .asking("right", steps.known("right"))
                .gives(200);
    }

    private void inAWorkspace(Scenario steps) {
        Member ann = accounts.member("Ann");
        steps.know("token", Accounts.token(ann, "assessments:read", "assessments:write"));
        steps.know("narrow", Accounts.token(ann, "reports:read"));
        steps.call("startAssessment")
                .named("with a workspace's token")
                .as("token")
                .sending(ordered("title", "Billing service"))
                .gives(201);
        steps.call("listAssessments").as("token").asking("status", "draft").gives(200);
        steps.call("listAssessments").as("narrow").gives(403);
        govern(steps, ann);
    }

    private void govern(Scenario steps, Member ann) {
        steps.know("governing", Accounts.token(ann, "tokens:write", "audit:read", "workspace:export"));
        steps.know("slug", ann.workspace().replace("/workspaces/", ""));
        steps.call("makeToken")
                .as("governing")
                .sending(ordered("name", "Log collector", "scopes", List.of("audit:read"), "days", 30))
                .gives(201)
                .keep("id", "collector");
        uses.write();
        steps.call("listTokens").as("governing").gives(200);
        steps.call("getToken")
                .as("governing")
                .at("token", steps.known("collector"))
                .gives(200);
        steps.call("revokeToken")
                .as("governing")
                .at("token", steps.known("collector"))
                .seen()
                .gives(204);
        steps.call("listAuditEvents").as("governing").asking("target", "token").gives(200);
        steps.call("listAuditEvents")
                .named("as CSV")
                .as("governing")
                .asking("action", "token.revoked")
                .accepting("text/csv")
                .gives(200);
        steps.call("exportWorkspace").as("governing").gives(200);
    }

    private void refused(Scenario steps) {
        steps.call("startAssessment").sending("application/json", "{\"title\":").gives(400);
        steps.call("getAssessment").gives(401);
        steps.call("reveal").as("ben").sending(Map.of("confirm", true)).gives(403);
        steps.call("getPlaybook").at("key", "tea-or-coffee").gives(404);
        steps.call("getPlaybook").accepting("application/xml").gives(406);
        steps.call("reveal").as("lead").sending(Map.of("confirm", true)).gives(409);
        steps.call("startAssessment")
                .sending(Map.of("title", "x".repeat(600_000)))
                .gives(413);
        steps.call("startAssessment").sending("text/plain", "Live board").gives(415);
        steps.call("startAssessment")
                .sending(Map.of("title", "", "colour", "red"))
                .gives(422);
        steps.call("startAssessment").sending(Map.of("title", "")).gives(422);
        steps.call("startAssessment")
                .sending(ordered("title", "Live board", "answers", Map.of("product", "tea")))
                .gives(422);
        steps.call("settle")
                .as("lead")
                .at("question", "live-updates")
                .sending(Map.of("choice", "core"))
                .gives(428);
    }

    /// What ends things, for those who come later.
    private void atTheEnd(Scenario steps) {
        steps.call("patchInvite")
                .as("lead")
                .header("If-Match", "*")
                .sending(Map.of("expiresAt", "2020-01-01T00:00:00Z"))
                .gives(422);
        database.change(
                "update access_key set expires_at = now() - interval '1 second' where kind = 'invite'"
                        + " and assessment_id = ?",
                UUID.fromString(steps.known("id")));
        steps.call("join")
                .sending(ordered("invite", steps.known("invite"), "name", "Dora"))
                .gives(410);
        goBackToAnEarlierPlaybook(database, steps.known("id"));
        steps.call("getNewerPlaybook").as("lead").gives(200).keep("version", "newer");
        steps.call("adoptPlaybook")
                .as("lead")
                .sending(Map.of("version", steps.known("newer")))
                .gives(204);
        database.change("update rate_limit set used = 10000000 where bucket = 'default'");
        steps.call("startAssessment").sending(Map.of("title", "Live board")).gives(429);
        database.change("delete from rate_limit where bucket = 'default'");
        steps.call("getAssessment").as("lead").gives(200);
        steps.call("deleteAssessment").as("lead").seen().gives(204);
    }

    /// As if the assessment had been started when the playbook knew less.
    static void goBackToAnEarlierPlaybook(Database database, String assessment) {
        database.change("""
                insert into playbook_version (key, version, document, hash, stored_at)
                select key, '2025.12', jsonb_set(jsonb_set(document, '{playbook,version}', '"2025.12"'),
                    '{playbook,criteria,1,performance,node}', '{"low": 5, "likely": 10, "high": 15}'),
                    repeat('0', 64), now()
                from playbook_version where key = 'node-vs-python' and version = '2026.2'
                on conflict do nothing
                """);
        database.change("update assessment set playbook_version = '2025.12' where id = ?", UUID.fromString(assessment));
    }

    private static Map<String, Object> answers(Map<String, String> choices) {
        Map<String, Object> answers = new LinkedHashMap<>();
        choices.forEach((question, choice) -> answers.put(question, Map.of("choice", choice)));
        return answers;
    }

    /// A body whose fields stand in this order.
    private static Map<String, Object> ordered(Object... fields) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            body.put((String) fields[i], fields[i + 1]);
        }
        return body;
    }
}
