package dev.showdown.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Crew;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.Parallel;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Tenancy;
import dev.showdown.support.Tenancy.Workspace;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/// A workspace that is full: whatever would be one more is refused with words, and what is there stays.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class QuotaTest {

    private static final int MEMBERS = 200;
    private static final int ASSESSMENTS = 2_000;
    private static final int GUEST_ASSESSMENTS = 200;
    private static final int SHARES = 2_000;
    private static final int TOKENS = 100;
    private static final int SEVERAL = 6;

    @Inject
    Accounts accounts;

    @Inject
    Tenancy tenancy;

    @Inject
    Database database;

    /// What a form that is refused must not change.
    private Page refused(Browser browser, PageForm form) {
        Map<String, Object> before = database.work();
        Page page = browser.send(form).expectError(409);
        assertThat(database.work()).isEqualTo(before);
        return page;
    }

    private void addMembers(String slug, int many) {
        database.change("""
                with made as (
                    insert into account (id, email, email_key, name, created_at, version)
                    select id, id || '@example.org', id || '@example.org', 'Filler', now(), 0
                    from (select gen_random_uuid()::text::uuid as id from generate_series(1, ?)) ids returning id)
                insert into membership (workspace_id, account_id, role, since, version)
                select w.id, made.id, 'viewer', now(), 0 from made, workspace w where w.slug = ?
                """, many, slug);
    }

    @Test
    void members_and_open_invitations() {
        Crew crew = Crew.of(accounts);
        Browser olga = crew.owner().browser();
        String slug = crew.path("").substring("/workspaces/".length());
        Member zoe = accounts.member("Zoe");
        addMembers(slug, MEMBERS - 2);
        String link = crew.link("editor");
        PageForm another = crew.inviting("more@example.org", "viewer");
        Page full = refused(olga, another);
        assertThat(full.text())
                .contains("200 members and open invitations", "Remove or revoke one first", "more@example.org");
        addMembers(slug, 1);
        PageForm accepting = zoe.browser().get(link).expect(200).form("form[action^=/invitations/]");
        assertThat(refused(zoe.browser(), accepting).text()).contains("200 members and open invitations");
        database.change("""
                delete from membership m using account a, workspace w where a.id = m.account_id and w.id = m.workspace_id
                and w.slug = ? and a.id = (select max(o.account_id::text)::uuid from membership o
                    join account p on p.id = o.account_id where o.workspace_id = w.id and p.name = 'Filler')
                """, slug);
        zoe.browser().send(accepting).expect(303);
        refused(olga, crew.inviting("more@example.org", "viewer"));
        crew.press("Zoe", "removal").expect(303);
        olga.send(crew.inviting("more@example.org", "viewer")).expect(303);
        database.change("delete from account where name = 'Filler'");
    }

    @Test
    void workspaces_of_one_owner() {
        Member ann = accounts.member("Ann");
        database.change("""
                with made as (
                    insert into workspace (id, kind, name, slug, created_at)
                    select gen_random_uuid(), 'team', 'Filler', 'f' || substr(gen_random_uuid()::text, 1, 18) || 'f', now()
                    from generate_series(1, 49) returning id)
                insert into membership (workspace_id, account_id, role, since, version)
                select made.id, a.id, case when row_number() over () = 1 then 'editor' else 'owner' end, now(), 0
                from made, account a where a.email = ?
                """, ann.email());
        ann.browser()
                .send(ann.browser()
                        .get("/workspaces")
                        .form("form[action=/workspaces]")
                        .with("name", "The last"))
                .expect(303);
        PageForm another = ann.browser()
                .get("/workspaces")
                .form("form[action=/workspaces]")
                .with("name", "One too many");
        assertThat(refused(ann.browser(), another).text())
                .contains("You own 50 workspaces", "Delete one", "One too many");
        database.change("delete from workspace where name = 'Filler'");
    }

    /// An invitation that is open takes a place, so whoever is to get the last one holds the link to it.
    @Test
    void the_last_place_goes_to_one_of_those_who_accept_at_once() {
        Crew crew = Crew.of(accounts);
        String slug = crew.path("").substring("/workspaces/".length());
        String link = crew.link("editor");
        addMembers(slug, MEMBERS - 2);
        List<Callable<Integer>> accepting = IntStream.range(0, SEVERAL)
                .<Callable<Integer>>mapToObj(i -> {
                    Member member = accounts.member("Guest " + i);
                    PageForm form = member.browser().get(link).expect(200).form("form[action^=/invitations/]");
                    return () -> member.browser().send(form).status();
                })
                .toList();
        assertThat(database.heldUp("membership", accepting))
                .containsOnly(303, 410)
                .containsOnlyOnce(303);
        assertThat(members(slug)).isEqualTo(MEMBERS);
        database.change("delete from account where name = 'Filler'");
    }

    private long members(String slug) {
        return database.count(
                "select count(*) from membership m join workspace w on w.id = m.workspace_id where w.slug = ?", slug);
    }

    @Test
    void everybody_who_was_promised_a_place_gets_it_while_owners_invite_more() {
        Crew crew = Crew.of(accounts);
        String slug = crew.path("").substring("/workspaces/".length());
        List<Callable<Integer>> works = new ArrayList<>();
        for (int i = 0; i < SEVERAL; i++) {
            Member member = accounts.member("Guest " + i);
            PageForm form =
                    member.browser().get(crew.link("viewer")).expect(200).form("form[action^=/invitations/]");
            works.add(() -> member.browser().send(form).status());
        }
        addMembers(slug, MEMBERS - 1 - SEVERAL);
        for (int i = 0; i < SEVERAL; i++) {
            PageForm inviting = crew.inviting("more" + i + "@example.org", "viewer");
            works.add(() -> crew.owner().browser().send(inviting).status());
        }
        List<Integer> statuses = Parallel.all(works);
        assertThat(statuses.subList(0, SEVERAL)).containsOnly(303);
        assertThat(statuses.subList(SEVERAL, 2 * SEVERAL)).containsOnly(409);
        assertThat(members(slug)).isEqualTo(MEMBERS);
        database.change("delete from account where name = 'Filler'");
    }

    private void addAssessments(Wizard like, int many) {
        database.change("""
                insert into assessment (workspace_id, id, title, context, playbook_key, playbook_version, created_at,
                    opened_at, anonymous, deleted_at, version)
                select a.workspace_id, gen_random_uuid(), 'Filler', '', a.playbook_key, a.playbook_version, now(),
                    now(), false, now(), 0
                from assessment a, generate_series(1, ?) n where a.id = ?::uuid
                """, many, like.id());
    }

    @Test
    void assessments_and_those_in_the_trash() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        Wizard first = tenancy.start(workspace.owner(), workspace, "First");
        String token = Accounts.token(workspace.owner(), "assessments:write");
        addAssessments(first, ASSESSMENTS - 2);
        Wizard last = tenancy.start(workspace.owner(), workspace, "Last");
        PageForm starting = ann.get("/?workspace=" + workspace.slug())
                .form()
                .with("title", "One more")
                .with("workspace", workspace.slug());
        assertThat(refused(ann, starting).text()).contains("2,000 assessments", "trash counts", "One more");
        PageForm copying = ann.get("/account").form("form[action=/sign-out]").at(first.address() + "/copy");
        assertThat(refused(ann, copying).text()).contains("2,000 assessments");
        new Browser()
                .request()
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body("{\"title\":\"One more\"}")
                .post("/api/v1/assessments")
                .then()
                .statusCode(409)
                .body("code", equalTo("quota"))
                .body("detail", containsString("2,000 assessments"));
        last.answer("product", "services");
        database.change(
                "delete from assessment where id = (select max(id::text)::uuid from assessment where title = 'Filler')");
        ann.send(starting).expect(303);
        database.change("delete from assessment where title = 'Filler'");
    }

    @Test
    void the_last_place_goes_to_one_of_those_who_start_at_once() {
        Workspace workspace = tenancy.workspace("Ann");
        Wizard first = tenancy.start(workspace.owner(), workspace, "First");
        addAssessments(first, ASSESSMENTS - 2);
        List<Callable<Integer>> starting = IntStream.range(0, SEVERAL)
                .<Callable<Integer>>mapToObj(i -> {
                    Browser editor =
                            tenancy.join(workspace, "Editor " + i, "editor").browser();
                    PageForm form = editor.get("/?workspace=" + workspace.slug())
                            .form()
                            .with("title", "Mine")
                            .with("workspace", workspace.slug());
                    return () -> editor.send(form).status();
                })
                .toList();
        assertThat(database.heldUp("assessment", starting))
                .containsOnly(303, 409)
                .containsOnlyOnce(303);
        assertThat(database.count("select count(*) from assessment where workspace_id = ?", workspace.id()))
                .isEqualTo(ASSESSMENTS);
        database.change("delete from assessment where title = 'Filler'");
    }

    @Test
    void the_assessments_of_a_guest() {
        Browser guest = new Browser();
        Wizard first = Wizard.start(guest, "First");
        addAssessments(first, GUEST_ASSESSMENTS - 1);
        assertThat(refused(guest, guest.get("/").form().with("title", "One more"))
                        .text())
                .contains("200 assessments", "One more");
        first.answer("product", "services");
        database.change("delete from assessment where title = 'Filler'");
        guest.send(guest.get("/").form().with("title", "One more")).expect(303);
    }

    @Test
    void share_links_that_are_open() {
        Workspace workspace = tenancy.workspace("Ann");
        Wizard crowded = published(workspace, "Crowded");
        crowded.link("Filler");
        database.change("""
                insert into share select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),
                    'token_hash', sha256(gen_random_uuid()::text::bytea), 'n', n))).*
                from share s, generate_series(1, ?) n where s.assessment_id = ?::uuid
                """, SHARES - 2, crowded.id());
        Wizard other = published(workspace, "Other");
        String link = other.link("The last");
        PageForm form = other.newLink().with("name", "One more");
        assertThat(refused(other.browser(), form).text()).contains("2,000 share links", "Revoke one", "One more");
        new Browser().get(link).expect(200);
        database.change("""
                update share set revoked_at = now() where id = (
                    select max(id::text)::uuid from share where assessment_id = ?::uuid)
                """, crowded.id());
        other.browser().send(form).expect(303);
        database.change("delete from share where assessment_id = ?::uuid", crowded.id());
    }

    private static Response make(String token, String slug) {
        return new Browser()
                .request()
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"One more\",\"scopes\":[\"tokens:write\"],\"days\":9}")
                .post("/api/v1/workspaces/" + slug + "/tokens");
    }

    private void addTokens(Workspace workspace, int many) {
        database.change("""
                insert into workspace_token select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(),
                    'name', 'Filler', 'token_hash', sha256(gen_random_uuid()::text::bytea), 'n', n))).*
                from workspace_token t, generate_series(1, ?) n where t.workspace_id = ? and t.name = 'Robot of Ann'
                """, many, workspace.id());
    }

    /// Ends some of those that still count: one whose maker is gone counts no more, and ending it would make no room.
    private void end(Workspace workspace, int many, String how) {
        database.change(
                "update workspace_token set " + how + " where id in (select id from workspace_token"
                        + " where workspace_id = ? and name = 'Filler' and revoked_at is null and expires_at > now()"
                        + " and made_by is not null limit ?)",
                workspace.id(),
                many);
    }

    @Test
    void tokens_that_still_work() {
        Workspace workspace = tenancy.workspace("Ann");
        Browser ann = workspace.owner().browser();
        String token = Accounts.token(workspace.owner(), "tokens:write");
        addTokens(workspace, TOKENS);
        PageForm form = ann.get(workspace.path() + "/tokens")
                .form("form:has([name=days])")
                .with("name", "One more")
                .with("scopes", "reports:read");
        end(workspace, 1, "revoked_at = now()");
        assertThat(refused(ann, form).text()).contains("100 tokens that work", "Revoke one", "One more");
        make(token, workspace.slug())
                .then()
                .statusCode(409)
                .body("code", equalTo("quota"))
                .body("detail", containsString("100 tokens that work"));
        end(workspace, 1, "created_at = created_at - interval '2 days', expires_at = now() - interval '1 day'");
        ann.send(form).expect(200);
        make(token, workspace.slug()).then().statusCode(409);
        end(workspace, 1, "made_by = null");
        make(token, workspace.slug()).then().statusCode(201);
        end(workspace, 1, "revoked_at = now()");
        Callable<Integer> making = () -> make(token, workspace.slug()).statusCode();
        assertThat(database.heldUp("workspace_token", Collections.nCopies(SEVERAL, making)))
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
    }

    private Wizard published(Workspace workspace, String title) {
        Wizard wizard = tenancy.start(workspace.owner(), workspace, title);
        return wizard.answerAll(Map.of(), "unknown").submit().publish();
    }
}
