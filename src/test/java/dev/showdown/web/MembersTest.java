package dev.showdown.web;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.showdown.Refused;
import dev.showdown.account.Members;
import dev.showdown.account.Person;
import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Browser;
import dev.showdown.support.Crew;
import dev.showdown.support.Database;
import dev.showdown.support.Page;
import dev.showdown.support.PageForm;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Team;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Who is in a workspace, who may change that, and what somebody loses who is not in it any more.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class MembersTest {

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    @Inject
    Members members;

    private Person person(Member member) {
        UUID id = (UUID) database.one("select id from account where email = ?", member.email());
        return new Person(id, member.name(), member.email());
    }

    @Test
    void members_see_each_other_and_owners_alone_see_addresses() {
        Crew crew = Crew.of(accounts);
        Member ed = crew.join("Ed", "editor");
        Member vic = crew.join("Vic", "viewer");
        assertThat(crew.members().text()).contains("Olga (you)", "owner", ed.email(), vic.email());
        for (Member reader : List.of(ed, vic)) {
            Page page = reader.browser().get(crew.path("/members")).expect(200);
            assertThat(page.texts("#members li"))
                    .hasSize(3)
                    .anyMatch(line -> line.contains("Olga") && line.contains("owner"))
                    .anyMatch(line -> line.contains("Ed") && line.contains("editor"))
                    .anyMatch(line -> line.contains("Vic") && line.contains("viewer"));
            assertThat(page.source()).doesNotContain("@example.org").doesNotContain("/invitations");
            List<String> ways =
                    reader == ed ? List.of("Assessments", "Members", "Tokens") : List.of("Assessments", "Members");
            assertThat(page.texts("nav.ways a")).isEqualTo(ways);
        }
        assertThat(crew.members().texts("nav.ways a"))
                .containsExactly("Assessments", "Members", "Tokens", "Audit log", "Settings");
    }

    @Test
    void only_owners_change_members_and_settings_and_strangers_find_nothing() {
        Crew crew = Crew.of(accounts);
        Member ed = crew.join("Ed", "editor");
        Member vic = crew.join("Vic", "viewer");
        Member eve = accounts.member("Eve");
        String member = crew.memberPath("Vic");
        List<String> pages = List.of(member, crew.path("/settings"), crew.path("/deletion"));
        List<PageForm> forms = List.of(
                PageForm.to(member).with("role", "owner").with("version", "0"),
                PageForm.to(member + "/ownership"),
                PageForm.to(member + "/removal"),
                PageForm.to(crew.path("/invitations")).with("role", "owner"),
                PageForm.to(crew.path("/settings")).with("name", "Taken over").with("version", "0"),
                PageForm.to(crew.path("/sharing")),
                PageForm.to(crew.path("/sharing/end")),
                PageForm.to(crew.path("/deletion")).with("name", "Workspace of Olga"));
        for (Member other : List.of(ed, vic, eve)) {
            int status = other == eve ? 404 : 403;
            Browser browser = other.browser();
            String csrf = browser.get("/account").form("form[action=/sign-out]").value("csrf");
            pages.forEach(page -> browser.get(page).expectError(status));
            forms.forEach(form -> browser.send(form.with("csrf", csrf)).expectError(status));
        }
        eve.browser().get(crew.path("/members")).expectError(404);
        Browser nobody = new Browser();
        pages.forEach(page ->
                assertThat(nobody.get(page).expect(303).location()).startsWith("/sign-in?next=%2Fworkspaces%2F"));
        forms.forEach(form -> nobody.send(form.without("csrf")).expectError(403));
        assertThat(crew.members().texts("#members li")).hasSize(3);
        assertThat(crew.members().text()).contains("Workspace of Olga", "viewer");
    }

    @Test
    void a_removed_member_loses_everything_at_once_in_the_middle_of_work() {
        Crew crew = Crew.of(accounts);
        Member ed = crew.join("Ed", "editor");
        String assessment = Wizard.start(crew.owner().browser(), "Ours").address();
        Browser browser = ed.browser();
        browser.send(browser.get(assessment).expect(200).form("form[action$=/participation]"))
                .expect(303);
        PageForm open = browser.get(assessment + "/questions/product")
                .expect(200)
                .form("form:has([name=choice])")
                .with("choice", "services")
                .with("note", "Thought about for an hour");
        PageForm title =
                browser.get(assessment + "/settings").form("form:has(#title)").with("title", "Mine now");
        UUID participant = (UUID) database.one(
                "select id from participant where account_id = ?", person(ed).id());
        database.change("""
                insert into access_key (workspace_id, id, assessment_id, participant_id, kind, role, token_hash,
                    generation, created_at, version)
                select workspace_id, gen_random_uuid(), assessment_id, id, 'participant', 'participant',
                    sha256(id::text::bytea), 1, now(), 0
                from participant where id = ?
                """, participant);

        crew.press("Ed", "removal").expect(303);

        Page refused = browser.send(open).expectError(404);
        assertThat(refused.text()).contains("Thought about for an hour");
        browser.send(title).expectError(404);
        for (String page : List.of(assessment, assessment + "/report", crew.path("/members"))) {
            browser.get(page).expectError(404);
        }
        assertThat(browser.get("/assessments").text()).doesNotContain("Ours");
        assertThat(database.rows("select account_id from participant where id = ?", participant))
                .allSatisfy(row -> assertThat(row.get("account_id")).isNull());
        assertThat(database.count(
                        "select count(*) from access_key where participant_id = ? and revoked_at is null", participant))
                .isZero();
        assertThat(database.text("select title from assessment where id = ?::uuid", assessment.substring(13)))
                .isEqualTo("Ours");
    }

    @Test
    void whoever_removes_somebody_reads_what_those_still_know_and_what_to_do() {
        Crew crew = Crew.of(accounts);
        crew.join("Ed", "editor");
        assertThat(crew.member("Ed").one("section:has(form[action$=/removal])").text())
                .contains(
                        "Links that they know still work",
                        "those that invite to answer",
                        "those with which they entered answers for others",
                        "replace the link that invites");
    }

    /// What the page says of links, done: the old one ends when it is replaced.
    @Test
    void a_link_that_a_removed_member_knows_works_until_it_is_replaced() {
        Crew crew = Crew.of(accounts);
        Member ed = crew.join("Ed", "editor");
        Team team = Team.start(crew.owner().browser(), "Ours");
        String known = team.invite();
        crew.press("Ed", "removal").expect(303);
        ed.browser().get(known).expect(200);
        crew.owner()
                .browser()
                .send(team.page().form("#invite-more form:has(button:contains(Replace))"))
                .expect(303);
        ed.browser().get(known).expectError(404);
    }

    @Test
    void somebody_who_leaves_is_a_member_no_more() {
        Crew crew = Crew.of(accounts);
        Member vic = crew.join("Vic", "viewer");
        Page left = vic.browser()
                .sendAndFollow(
                        vic.browser().get(crew.path("/departure")).expect(200).form());
        assertThat(left.text()).contains("You have left the workspace").doesNotContain("Workspace of Olga");
        vic.browser().get(crew.path("/members")).expectError(404);
        assertThat(crew.members().text()).doesNotContain("Vic");
    }

    @Test
    void the_last_owner_can_neither_leave_nor_step_down() {
        Crew crew = Crew.of(accounts);
        crew.join("Ed", "editor");
        Browser olga = crew.owner().browser();
        Page leaving = olga.send(olga.get(crew.path("/departure")).form()).expectError(409);
        assertThat(leaving.text()).contains("never without an owner");
        PageForm stepping = crew.member("Olga").form("form:has([name=role])").with("role", "viewer");
        assertThat(olga.send(stepping).expectError(409).text()).contains("never without an owner");
        olga.send(stepping.at(stepping.action() + "/removal")).expectError(409);
        assertThat(crew.members().texts("#members li")).anyMatch(line -> line.startsWith("Olga (you) owner"));
    }

    @Test
    void two_owners_who_leave_at_once_leave_one_behind() {
        Crew crew = Crew.of(accounts);
        Member otto = crew.join("Otto", "owner");
        List<Callable<Integer>> leaving = List.of(
                sending(crew.owner(), crew.path("/departure"), "main form"),
                sending(otto, crew.path("/departure"), "main form"));
        assertThat(database.heldUp("membership", leaving)).containsExactlyInAnyOrder(303, 409);
        assertThat(owners(crew)).isOne();
    }

    @Test
    void two_owners_whose_accounts_go_at_once_leave_one_behind() {
        Crew crew = Crew.of(accounts);
        Member otto = crew.join("Otto", "owner");
        crew.join("Vic", "viewer");
        List<Callable<Integer>> going = Stream.of(crew.owner(), otto)
                .map(member -> sending(member, "/account/deletion", "form[action=/account/deletion]"))
                .toList();
        assertThat(database.heldUp("membership", going)).containsExactlyInAnyOrder(200, 409);
        assertThat(owners(crew)).isOne();
    }

    /// What pressing the button of a form gives, once it is pressed.
    private static Callable<Integer> sending(Member member, String page, String form) {
        Browser browser = member.browser();
        PageForm ready = browser.get(page).expect(200).form(form).with("current", Accounts.PASSWORD);
        return () -> browser.send(ready).status();
    }

    private long owners(Crew crew) {
        return database.count("""
                select count(*) from membership m join workspace w on w.id = m.workspace_id
                where w.slug = ? and m.role = 'owner'
                """, crew.path("").substring("/workspaces/".length()));
    }

    @Test
    void two_owners_who_remove_each_other_at_once_leave_one_behind() {
        Crew crew = Crew.of(accounts);
        Member otto = crew.join("Otto", "owner");
        List<Callable<Integer>> removing = List.of(
                sending(crew.owner(), crew.memberPath("Otto"), "form[action$=/removal]"),
                sending(otto, crew.memberPath("Olga"), "form[action$=/removal]"));
        assertThat(database.heldUp("membership", removing)).containsExactlyInAnyOrder(303, 404);
        assertThat(owners(crew)).isOne();
    }

    /// Each change finds the workspace held by whoever takes the role away, and waits.
    @Test
    void whoever_is_an_owner_no_more_when_their_turn_comes_changes_nothing() {
        Crew crew = Crew.of(accounts);
        Member otto = crew.join("Otto", "owner");
        crew.join("Ed", "editor");
        String invited = crew.link("viewer");
        List<Callable<Integer>> changes = List.of(
                sending(otto, crew.memberPath("Ed"), "form:has([name=role])"),
                sending(otto, crew.memberPath("Ed"), "form[action$=/ownership]"),
                sending(otto, crew.memberPath("Ed"), "form[action$=/removal]"),
                sending(otto, crew.path("/members"), "form[action$=/invitations]"),
                sending(otto, crew.path("/members"), "form[action$=/revocation]"),
                sending(otto, crew.path("/settings"), "form:has([name=days])"),
                sending(otto, crew.path("/settings"), "form[action$=/sharing/end]"));
        for (Callable<Integer> change : changes) {
            assertThat(overtaken(crew, otto, change, "owner", "editor")).isEqualTo(403);
        }
        assertThat(crew.members().texts("#members li"))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("Olga (you) owner"))
                .anyMatch(line -> line.startsWith("Ed editor"));
        new Browser().get(invited).expect(200);
        Callable<Integer> making = sending(otto, crew.path("/tokens"), "form:has([name=days])");
        assertThat(overtaken(crew, otto, making, "editor", "viewer")).isEqualTo(403);
    }

    private int overtaken(Crew crew, Member member, Callable<Integer> change, String from, String to) {
        String turn = """
                with held as (select id from workspace where slug = ? for no key update)
                update membership set role = ? from held where workspace_id = held.id and account_id = ?
                """;
        Object[] theirs = {
            crew.path("").substring("/workspaces/".length()),
            from,
            person(member).id()
        };
        assertThat(database.change(turn, theirs)).isOne();
        return database.overtaken(change, turn, theirs[0], to, theirs[2]);
    }

    @Test
    void a_role_counts_with_the_next_request() {
        Crew crew = Crew.of(accounts);
        Member ed = crew.join("Ed", "editor");
        String assessment = Wizard.start(crew.owner().browser(), "Ours").address();
        PageForm title = ed.browser()
                .get(assessment + "/settings")
                .expect(200)
                .form("form:has(#title)")
                .with("title", "Changed");
        PageForm role = crew.member("Ed").form("form:has([name=role])");
        crew.owner().browser().send(role.with("role", "viewer")).expect(303);
        ed.browser().send(title).expectError(403);
        crew.owner().browser().send(role.with("role", "owner")).expectError(409);
        PageForm wrong = crew.member("Ed").form("form:has([name=role])").with("role", "king");
        Page page = crew.owner().browser().send(wrong).expect(422);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.one("#role-error").text()).contains("Choose one of the roles on offer.");
    }

    /// Work that was begun with the API before it came into the workspace keeps its edit key.
    @Test
    void whoever_only_reads_from_now_on_steers_nothing_with_a_key_of_before() {
        Crew crew = Crew.of(accounts);
        Member ed = crew.join("Ed", "editor");
        String assessment = Wizard.start(crew.owner().browser(), "Ours").address();
        ed.browser()
                .send(ed.browser().get(assessment).form("form[action$=/participation]"))
                .expect(303);
        UUID participant = (UUID) database.one(
                "select id from participant where account_id = ?", person(ed).id());
        database.change("""
                insert into access_key (workspace_id, id, assessment_id, participant_id, kind, role, token_hash,
                    generation, created_at, version)
                select workspace_id, gen_random_uuid(), assessment_id, id, k.kind, k.role,
                    sha256((id || k.kind)::bytea), 1, now(), 0
                from participant, (values ('edit', 'facilitator'), ('participant', 'participant')) k (kind, role)
                where id = ?
                """, participant);
        PageForm role = crew.member("Ed").form("form:has([name=role])");
        crew.owner().browser().send(role.with("role", "viewer")).expect(303);
        assertThat(database.column(
                        "select kind from access_key where participant_id = ? and revoked_at is null", participant))
                .containsExactly("participant");
    }

    @Test
    void ownership_is_handed_over_in_one_step() {
        Crew crew = Crew.of(accounts);
        Member ed = crew.join("Ed", "editor");
        crew.press("Ed", "ownership").expect(303);
        assertThat(ed.browser().get(crew.path("/members")).texts("#members li"))
                .anyMatch(line -> line.startsWith("Ed (you) owner"))
                .anyMatch(line -> line.startsWith("Olga editor"));
        crew.owner().browser().get(crew.path("/settings")).expectError(403);
    }

    @Test
    void an_account_that_goes_leaves_no_workspace_without_an_owner() {
        Crew crew = Crew.of(accounts);
        Member ed = crew.join("Ed", "editor");
        String own = ed.browser()
                .get("/account")
                .document()
                .select("a:contains(Workspace of Ed)")
                .attr("href");
        Person olga = person(crew.owner());
        assertThatThrownBy(() -> members.refuseLastOwner(olga))
                .isInstanceOf(Refused.Conflict.class)
                .hasMessageContaining("“Workspace of Olga”");
        assertThatThrownBy(() -> members.leaveAll(olga)).isInstanceOf(Refused.Conflict.class);
        assertThat(crew.members().text()).contains("Olga", "Ed");
        members.refuseLastOwner(person(ed));
        members.leaveAll(person(ed));
        assertThat(crew.members().text()).doesNotContain("Ed ");
        assertThat(database.count("select count(*) from workspace where slug = ?", own.substring(12)))
                .as("what nobody else is in")
                .isZero();
        members.refuseLastOwner(olga);
    }
}
