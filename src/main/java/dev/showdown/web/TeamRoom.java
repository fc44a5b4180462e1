package dev.showdown.web;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.showdown.account.AccessKeys;
import dev.showdown.account.InviteKeys;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.Invites;
import dev.showdown.assessment.Permission;
import dev.showdown.assessment.TeamEvents;
import dev.showdown.assessment.Teams;
import dev.showdown.decision.Playbook;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Visit;

/** What every page of a team begins with: the team as the visitor may see it. */
@ApplicationScoped
class TeamRoom {

    private final Assessments assessments;
    private final Teams teams;
    private final Invites invites;
    private final TeamEvents events;
    private final AccessKeys keys;
    private final BaseAddress base;
    private final Visit visit;

    TeamRoom(
            Assessments assessments,
            Teams teams,
            Invites invites,
            TeamEvents events,
            AccessKeys keys,
            BaseAddress base,
            Visit visit) {
        this.assessments = assessments;
        this.teams = teams;
        this.invites = invites;
        this.events = events;
        this.keys = keys;
        this.base = base;
        this.visit = visit;
    }

    /** The event comes first: whatever happens while the rest is read is told live once more. */
    TeamView view(UUID id) {
        long last = events.last(assessments.grant(visit.caller(), id));
        Teams.Team team = teams.of(visit.caller(), id);
        AssessmentView view = team.assessment();
        Optional<InviteKeys.Invite> invite =
                view.allows(Permission.STEER) ? Optional.of(invites.of(visit.caller(), id)) : Optional.empty();
        String resume = keys.resumeToken(view.grant())
                .map(token -> base.link("/resume/" + token))
                .orElse("");
        return TeamView.of(team, last, invite, resume, base);
    }

    /** The same for whoever leads the team; refused for others. */
    TeamView steered(UUID id) {
        assessments.permitted(visit.caller(), id, Permission.STEER);
        return view(id);
    }

    Playbook playbook(UUID id) {
        return assessments.view(visit.caller(), id).edition().playbook();
    }

    void refuseUnrevealed(UUID id) {
        assessments.view(visit.caller(), id).team().refuseUnrevealed();
    }
}
