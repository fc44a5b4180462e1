package dev.showdown.support;

import dev.showdown.support.Accounts.Member;

import static org.assertj.core.api.Assertions.assertThat;

/// A workspace with an owner, Olga, and whom she invites.
public final class Crew {

    private final Accounts accounts;
    private final Member owner;
    private final String path;

    private Crew(Accounts accounts, Member owner) {
        this.accounts = accounts;
        this.owner = owner;
        this.path = owner.workspace();
    }

    public static Crew of(Accounts accounts) {
        return new Crew(accounts, accounts.member("Olga"));
    }

    public Member owner() {
        return owner;
    }

    /// The path of the workspace, or of a page below it.
    public String path(String below) {
        return path + below;
    }

    /// The page of members, as the owner sees it.
    public Page members() {
        return owner.browser().get(path("/members")).expect(200);
    }

    public PageForm inviting(String email, String role) {
        return members().form("form[action$=/invitations]").with("email", email).with("role", role);
    }

    /// The path of the newest link that the owner can pass on.
    public String link(String role) {
        owner.browser().send(inviting("", role)).expect(303);
        String link = members().document().select("[id^=invitation-]").first().attr("value");
        assertThat(link).startsWith(Server.BASE + "/invitations/");
        return link.substring(Server.BASE.length());
    }

    /// Somebody new who has accepted such a link.
    public Member join(String name, String role) {
        Member member = accounts.member(name);
        accept(member, link(role)).expect(303);
        return member;
    }

    public Page accept(Member member, String link) {
        return member.browser().send(member.browser().get(link).expect(200).form("form[action^=/invitations/]"));
    }

    /// The page on which the owner changes somebody.
    public Page member(String name) {
        return owner.browser().get(memberPath(name)).expect(200);
    }

    public String memberPath(String name) {
        // By the words of the link: the address of somebody else may hold a short name.
        return members().one("#members a:contains(Change " + name + ")").attr("href");
    }

    /// Presses a button on that page.
    public Page press(String name, String action) {
        return owner.browser().send(member(name).form("form[action$=/" + action + "]"));
    }
}
