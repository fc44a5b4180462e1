package dev.showdown.web;

import jakarta.enterprise.context.ApplicationScoped;

import dev.showdown.account.Caller;
import dev.showdown.account.Invitations;
import dev.showdown.account.Letters;
import dev.showdown.account.Members;
import dev.showdown.account.Memberships;
import dev.showdown.account.Memberships.Place;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Visit;

/** The members of a workspace, as the visitor may see them. */
@ApplicationScoped
class MembershipRoom {

    private final Memberships memberships;
    private final Members members;
    private final Invitations invitations;
    private final Letters letters;
    private final BaseAddress base;
    private final Visit visit;

    MembershipRoom(
            Memberships memberships,
            Members members,
            Invitations invitations,
            Letters letters,
            BaseAddress base,
            Visit visit) {
        this.memberships = memberships;
        this.members = members;
        this.invitations = invitations;
        this.letters = letters;
        this.base = base;
        this.visit = visit;
    }

    MembershipView view(String slug, String email, String role, String done, Form form) {
        Caller.SignedIn person = visit.person();
        Place place = memberships.at(person, slug);
        return new MembershipView(
                place,
                members.of(person, place).stream()
                        .map(MembershipView.Member::of)
                        .toList(),
                invitations.of(place).stream()
                        .map(listed -> MembershipView.Invited.of(listed, base))
                        .toList(),
                letters.way().name(),
                email,
                role,
                done,
                form);
    }
}
