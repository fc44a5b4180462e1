package dev.showdown.isolation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.showdown.account.AccessKeys;
import dev.showdown.account.Grant;
import dev.showdown.account.Tokens;
import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Database;
import dev.showdown.support.PageForm;
import dev.showdown.support.Server;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// A workspace with a team at work, and everybody who could knock at its doors: those who may, those who might once,
/// and those who never could.
@ApplicationScoped
public class ReplayWorld {

    /// Every kind of caller, those first who should change nothing.
    enum Who {
        ANONYMOUS,
        /// A guest with work of their own; a program with the key to it.
        OTHER_KEY,
        /// An owner of another workspace.
        OTHER_OWNER,
        /// Whose session, or token, has run out.
        EXPIRED,
        /// Whose session was ended, or token revoked.
        REVOKED,
        /// Who was an owner of the workspace until a moment ago.
        REMOVED,
        /// A token for something else.
        WRONG_SCOPE,
        VIEWER,
        PARTICIPANT,
        EDITOR,
        OWNER
    }

    private static final List<String> SCOPES = List.of(
            "assessments:read",
            "assessments:write",
            "reports:read",
            "shares:write",
            "tokens:write",
            "audit:read",
            "workspace:export");

    private static final String QUESTION = "product";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Accounts accounts;
    private final AccessKeys accessKeys;
    private final Database database;
    private final Tokens tokens;
    private final Map<Who, Browser> browsers = new EnumMap<>(Who.class);
    private final Map<Who, String> keys = new EnumMap<>(Who.class);
    private final Map<String, String> names = new HashMap<>();

    ReplayWorld(Accounts accounts, AccessKeys accessKeys, Database database, Tokens tokens) {
        this.accounts = accounts;
        this.accessKeys = accessKeys;
        this.database = database;
        this.tokens = tokens;
    }

    void settleOnce() {
        if (names.isEmpty()) {
            settle();
        }
    }

    private void settle() {
        Member owner = accounts.member("Olga");
        String slug = owner.workspace().replace("/workspaces/", "");
        UUID workspace = (UUID) database.one("select id from workspace where slug = ?", slug);
        Wizard work = Wizard.start(owner.browser(), "Kestrel");
        names.put("slug", slug);
        names.put("id", work.id());
        browsers.put(Who.ANONYMOUS, new Browser());
        browsers.put(Who.OWNER, owner.browser());
        browsers.put(Who.EDITOR, member(workspace, "Edda", "editor"));
        browsers.put(Who.VIEWER, member(workspace, "Vera", "viewer"));
        browsers.put(Who.REMOVED, member(workspace, "Rex", "owner"));
        browsers.put(Who.EXPIRED, member(workspace, "Exa", "owner"));
        browsers.put(Who.REVOKED, member(workspace, "Reva", "owner"));
        browsers.put(Who.OTHER_OWNER, accounts.member("Otto").browser());
        Wizard.start(browsers.get(Who.OTHER_OWNER), "Heron");
        Browser guest = new Browser();
        Wizard.start(guest, "Finch");
        browsers.put(Who.OTHER_KEY, guest);
        join(owner.browser());
        teamAtWork(workspace);
        givenKeys(workspace);
        end();
    }

    private Browser member(UUID workspace, String name, String role) {
        Member member = accounts.member(name);
        database.change(
                "insert into membership (workspace_id, account_id, role, since, version)"
                        + " select ?, id, ?, now(), 0 from account where email = ?",
                workspace,
                role,
                member.email());
        return member.browser();
    }

    private void join(Browser owner) {
        String invite = owner.get(path("/assessments/{id}/team"))
                .expect(200)
                .one("#invite-link")
                .val();
        names.put("invite", invite.replaceFirst(".*/join/", ""));
        Browser guest = new Browser();
        String join = "/join/" + names.get("invite");
        guest.send(guest.get(join).expect(200).form("form[action^=/join/]").with("name", "Pat"))
                .expect(303);
        browsers.put(Who.PARTICIPANT, guest);
        Response program = RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("invite", names.get("invite"), "name", "Pam"))
                .post("/api/v1/joins");
        program.then().log().ifValidationFails().statusCode(201);
        keys.put(Who.PARTICIPANT, program.path("participantKey"));
        names.put(
                "participant",
                database.text(
                        "select id from participant where assessment_id = ?::uuid and name = 'Pam'", names.get("id")));
    }

    /// Revealed, discussed, agreed, decided, published and shared.
    private void teamAtWork(UUID workspace) {
        database.change("""
                insert into submission (workspace_id, assessment_id, participant_id, round, submitted_at)
                select workspace_id, assessment_id, id, 1, now() from participant where assessment_id = ?::uuid
                """, names.get("id"));
        UUID creator = (UUID) database.one(
                "select id from participant where assessment_id = ?::uuid and role = 'creator'", names.get("id"));
        String lead = accessKeys.issueEditKey(
                new Grant(workspace, UUID.fromString(names.get("id")), creator, Grant.Role.FACILITATOR));
        String work = path("/api/v1/assessments/{id}");
        made(lead).body(Map.of("confirm", true)).post(work + "/reveal").then().statusCode(200);
        name(
                "comment",
                made(keys.get(Who.PARTICIPANT))
                        .body(Map.of("question", QUESTION, "body", "Seen"))
                        .post(work + "/comments")
                        .path("id"));
        made(lead)
                .header("If-None-Match", "*")
                .body(Map.of("choice", "unknown"))
                .put(work + "/agreed/" + QUESTION)
                .then()
                .statusCode(200);
        Response report = made(lead).post(work + "/reports");
        report.then().log().ifValidationFails().statusCode(201);
        name("report", report.path("id"));
        Response share = made(lead).body(Map.of("name", "For all")).post(path("/api/v1/reports/{report}/shares"));
        name("share", share.path("id"));
        share.then().log().ifValidationFails().statusCode(201);
        name("token", share.<String>path("url").replaceFirst(".*/r/", ""));
        name("question", QUESTION);
        name("key", QUESTION);
        Browser olga = browsers.get(Who.OWNER);
        String priorities = path("/assessments/{id}/priorities");
        name("points", fields(olga.get(priorities).form("form[action$=/swing]")));
        name("ranks", fields(olga.get(priorities + "?method=ranking").form("form[action$=/ranking]")));
        name("member", account("Vera", workspace).toString());
        name("suffix", "md");
        name("former", UUID.randomUUID().toString());
        name("base", Server.BASE);
    }

    private static String fields(PageForm form) {
        return form.without("csrf").encoded();
    }

    private static RequestSpecification made(String key) {
        return RestAssured.given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    private void givenKeys(UUID workspace) {
        UUID olga = account("Olga", workspace);
        keys.put(Who.OWNER, token(workspace, olga, SCOPES, "1 day", false));
        keys.put(Who.EDITOR, token(workspace, account("Edda", workspace), SCOPES, "1 day", false));
        keys.put(Who.VIEWER, token(workspace, account("Vera", workspace), SCOPES, "1 day", false));
        keys.put(Who.REMOVED, token(workspace, account("Rex", workspace), SCOPES, "1 day", false));
        keys.put(Who.EXPIRED, token(workspace, olga, SCOPES, "-1 second", false));
        keys.put(Who.REVOKED, token(workspace, olga, SCOPES, "1 day", true));
        keys.put(Who.WRONG_SCOPE, token(workspace, olga, List.of("webhooks:write"), "1 day", false));
        UUID others = (UUID)
                database.one("select workspace_id from assessment where title = 'Heron' order by created_at desc");
        keys.put(Who.OTHER_OWNER, token(others, account("Otto", others), SCOPES, "1 day", false));
        keys.put(
                Who.OTHER_KEY,
                RestAssured.given()
                        .contentType(ContentType.JSON)
                        .body(Map.of("title", "Wren"))
                        .post("/api/v1/assessments")
                        .path("editKey"));
    }

    private UUID account(String name, UUID workspace) {
        return (UUID) database.one(
                "select a.id from account a join membership m on m.account_id = a.id where a.name = ? and m.workspace_id = ?",
                name,
                workspace);
    }

    private String token(UUID workspace, UUID maker, List<String> scopes, String life, boolean revoked) {
        String token = tokens.random("sdp_");
        database.change("""
                insert into workspace_token (workspace_id, id, name, token_hash, scopes, made_by, made_by_name,
                    created_at, expires_at, revoked_at, version)
                values (?, gen_random_uuid(), 'CI', ?, string_to_array(?, ' '), ?, 'Maker', now() - interval '1 hour',
                    now() + ?::interval, case when ? then now() end, 0)
                """, workspace, tokens.hash(token), String.join(" ", scopes), maker, life, revoked);
        return token;
    }

    /// What was good until now is not any more.
    private void end() {
        session(Who.EXPIRED, "update session set expires_at = now() - interval '1 second' where token_hash = ?");
        session(Who.REVOKED, "delete from session where token_hash = ?");
        database.change(
                "delete from membership where account_id in (select id from account where name = 'Rex')"
                        + " and workspace_id = (select id from workspace where slug = ?)",
                names.get("slug"));
    }

    private void session(Who who, String sql) {
        assertThat(database.change(sql, tokens.hash(cookie(browsers.get(who))))).isOne();
    }

    private static String cookie(Browser browser) {
        return browser.cookies().values().iterator().next();
    }

    /// A path with the names of this world in it.
    String path(String template) {
        String path = own(template).replace("{fresh}", UUID.randomUUID().toString());
        for (Map.Entry<String, String> name : names.entrySet()) {
            path = path.replace("{" + name.getKey() + "}", name.getValue());
        }
        return path;
    }

    /** The same name stands for something else here and there. */
    private String own(String template) {
        if (template.startsWith("/join/")) {
            return template.replace("{token}", names.get("invite"));
        }
        if (template.contains("/workspaces/{slug}/tokens/")) {
            return template.replace("{token}", names.get("former"));
        }
        if (template.endsWith("/members/{id}")) {
            return template.replace("{id}", names.get("member"));
        }
        return template.startsWith("/workspaces/") ? template.replace("{id}", names.get("former")) : template;
    }

    void name(String key, String value) {
        names.put(key, value);
    }

    String name(String key) {
        return names.get(key);
    }

    /// What somebody is answered. Nothing is read of it: a stream of news would never end.
    int status(Who who, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Server.BASE + path));
        boolean api = path.startsWith("/api/v1/");
        String sent = body;
        if (api) {
            request.header("If-Match", "\"v999-x\"").header("Content-Type", "application/json");
            if (keys.containsKey(who)) {
                request.header("Authorization", "Bearer " + keys.get(who));
            }
        } else {
            request.header("Content-Type", "application/x-www-form-urlencoded");
            Browser browser = browsers.get(who);
            for (Map.Entry<String, String> cookie : browser.cookies().entrySet()) {
                request.header("Cookie", cookie.getKey() + "=" + cookie.getValue());
                sent = body + "&csrf=" + tokens.formToken(cookie.getValue());
            }
        }
        request.method(
                method,
                method.equals("GET") ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(sent));
        try {
            HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }
}
