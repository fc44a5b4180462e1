package dev.showdown.web;

import java.util.List;
import java.util.UUID;

import dev.showdown.account.Grant.Role;
import dev.showdown.account.Invitations;
import dev.showdown.account.Members;
import dev.showdown.account.Memberships.Place;
import dev.showdown.system.http.BaseAddress;

/**
 * Who is in a workspace and, for its owners, who is invited.
 *
 * @param way how letters reach people here: "MAIL", "LOG" or "NONE"
 * @param email of somebody to invite, as typed
 * @param role for them, as chosen
 * @param done what has just been done: "joined", "invited" or "changed"; empty for nothing
 */
public record MembershipView(
        Place place,
        List<Member> members,
        List<Invited> invited,
        String way,
        String email,
        String role,
        String done,
        Form form) {

    /** @param email empty for those who may not know it */
    public record Member(UUID id, String name, String email, String role, String since, boolean own) {

        static Member of(Members.Member member) {
            return new Member(
                    member.account(),
                    member.name(),
                    member.email(),
                    member.role().toString(),
                    Html.day(member.since()),
                    member.own());
        }
    }

    /** @param link whole, to copy */
    public record Invited(UUID id, String to, String role, String by, String state, boolean open, String link) {

        static Invited of(Invitations.Listed listed, BaseAddress base) {
            String state =
                    switch (listed.state()) {
                        case "open" -> "until " + Html.time(listed.expiresAt());
                        case "accepted" -> "accepted";
                        case "revoked" -> "withdrawn";
                        default -> "expired " + Html.time(listed.expiresAt());
                    };
            return new Invited(
                    listed.id(),
                    listed.address().isEmpty() ? "Link made " + Html.time(listed.createdAt()) : listed.address(),
                    Place.as(listed.role()),
                    listed.by(),
                    state,
                    listed.isOpen(),
                    base.link(listed.path()));
        }
    }

    /** The newest invitation that the page shows; empty for none. */
    public String newest() {
        return invited.isEmpty() ? "" : invited.getFirst().id().toString();
    }

    public List<Invited> open() {
        return invited.stream().filter(Invited::open).toList();
    }

    public List<Invited> ended() {
        return invited.stream().filter(found -> !found.open()).toList();
    }

    /** What a member can be, the one with the most rights first. */
    public List<String> roles() {
        return roleWords();
    }

    static List<String> roleWords() {
        return Members.ROLES.stream().map(Role::toString).toList();
    }
}
