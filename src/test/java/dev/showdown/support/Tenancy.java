package dev.showdown.support;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.showdown.support.Accounts.Member;

/// A workspace with people of every role, and what is in it.
@ApplicationScoped
public class Tenancy {

    private final Accounts accounts;
    private final Database database;

    Tenancy(Accounts accounts, Database database) {
        this.accounts = accounts;
        this.database = database;
    }

    /// @param path of the workspace
    public record Workspace(String path, UUID id, Member owner) {

        public String slug() {
            return path.substring("/workspaces/".length());
        }
    }

    public Workspace workspace(String owner) {
        Member member = accounts.member(owner);
        String path = member.workspace();
        UUID id = (UUID)
                database.one("select id from workspace where slug = ?", path.substring(path.lastIndexOf('/') + 1));
        return new Workspace(path, id, member);
    }

    /// Somebody with a role in it.
    public Member join(Workspace workspace, String name, String role) {
        Member member = accounts.member(name);
        database.change(
                "insert into membership (workspace_id, account_id, role, since, version) values (?, ?, ?, now(), 0)",
                workspace.id(),
                account(member),
                role);
        return member;
    }

    public UUID account(Member member) {
        return (UUID) database.one("select id from account where email = ?", member.email());
    }

    /// The path of a new assessment in it.
    public Wizard start(Member member, Workspace workspace, String title) {
        Page home = member.browser().get("/?workspace=" + workspace.slug()).expect(200);
        String first = member.browser()
                .send(home.form().with("title", title).with("workspace", workspace.slug()))
                .expect(303)
                .location();
        return Wizard.at(member.browser(), first);
    }
}
