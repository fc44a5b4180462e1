package dev.showdown.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.showdown.account.InviteKeys;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Member;
import dev.showdown.assessment.Permission;
import dev.showdown.assessment.TeamState;
import dev.showdown.assessment.Teams;
import dev.showdown.system.http.BaseAddress;

/**
 * A team as one of those who take part sees it. Before the reveal it holds who takes part and, for the facilitator, who
 * has submitted; nothing here depends on what anybody has answered.
 *
 * @param last the newest event when this was read: what happens later is told live
 * @param round the present one
 * @param revealed the last round that was revealed; 0 for none
 * @param people everybody, as the reader may know them
 * @param deadline as typed, or as it is; in UTC
 * @param until when answering ends, in words; empty for no deadline
 * @param seen the deadline that the page shows, as it is compared
 * @param invite how people join; empty for whoever may not invite
 * @param refusal why nothing can be revealed yet; empty when it can
 * @param resumeLink opens the reader's own part in another browser
 */
public record TeamView(
        UUID id,
        String title,
        long last,
        boolean steering,
        boolean anonymous,
        boolean team,
        int round,
        int revealed,
        boolean open,
        boolean closed,
        List<Person> people,
        int joined,
        int submitted,
        boolean answered,
        boolean done,
        String deadline,
        String until,
        String seen,
        Optional<Invite> invite,
        String refusal,
        String resumeLink,
        Form form) {

    private static final int FEWEST = 2;

    /** @param states what is to be known of somebody, such as adviser; what they have done only for the facilitator */
    public record Person(UUID id, String name, boolean own, List<String> states, String done) {}

    /**
     * @param seen its path, by which a form tells the link that it was made for
     * @param until in words
     */
    public record Invite(String link, String seen, String until) {}

    /** Whether the present round still waits for its reveal. */
    public boolean isPending() {
        return revealed < round;
    }

    static TeamView of(
            Teams.Team team, long last, Optional<InviteKeys.Invite> invite, String resumeLink, BaseAddress base) {
        AssessmentView view = team.assessment();
        TeamState state = view.team();
        boolean steering = view.allows(Permission.STEER);
        return new TeamView(
                view.id(),
                view.title(),
                last,
                steering,
                state.anonymous(),
                view.isTeam(),
                view.round(),
                state.revealed(),
                state.open(),
                state.closedAt().isPresent(),
                team.members().stream().map(member -> person(member, steering)).toList(),
                team.joined(),
                team.submitted(),
                !view.sheet().answers().isEmpty(),
                view.isSubmitted(),
                state.deadline().map(TeamView::field).orElse(""),
                state.deadline().map(Html::time).orElse(""),
                state.deadline().map(Instant::toString).orElse(""),
                invite.map(link -> invite(link, base)),
                refusal(team.members()),
                resumeLink,
                Form.FRESH);
    }

    TeamView typed(String typedDeadline, Form faulty) {
        return new TeamView(
                id,
                title,
                last,
                steering,
                anonymous,
                team,
                round,
                revealed,
                open,
                closed,
                people,
                joined,
                submitted,
                answered,
                done,
                typedDeadline,
                until,
                seen,
                invite,
                refusal,
                resumeLink,
                faulty);
    }

    private static Invite invite(InviteKeys.Invite link, BaseAddress base) {
        return new Invite(
                base.link(link.path()),
                seen(link),
                link.expiresAt().map(Html::time).orElse(""));
    }

    /** What tells two states of the invitation apart. */
    static String seen(InviteKeys.Invite link) {
        return link.path() + " " + link.expiresAt().map(Instant::toString).orElse("");
    }

    private static Person person(Member member, boolean steering) {
        List<String> states = new ArrayList<>();
        if (member.own()) {
            states.add("you");
        }
        if (member.isCreator()) {
            states.add("facilitator");
        }
        if (member.isAdviser()) {
            states.add("adviser: heard, not counted");
        }
        if (member.isEntered()) {
            states.add("answers entered by the facilitator");
        }
        boolean told = steering || member.own();
        return new Person(
                member.id(),
                member.name(),
                member.own(),
                states,
                told ? member.submitted() ? "Submitted" : "Not submitted" : "");
    }

    private static String refusal(List<Member> members) {
        long counting = members.stream()
                .filter(member -> member.submitted() && !member.isAdviser())
                .count();
        if (counting >= FEWEST) {
            return "";
        }
        return counting == 0
                ? "Nobody who counts has submitted yet. At least two people must have, besides advisers."
                : "Only one person who counts has submitted. At least two must have, besides advisers.";
    }

    /** As a field for date and time holds it. */
    static String field(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                .withSecond(0)
                .withNano(0)
                .toString();
    }
}
