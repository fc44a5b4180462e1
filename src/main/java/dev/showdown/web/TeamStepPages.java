package dev.showdown.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.Seen;
import dev.showdown.assessment.Invites;
import dev.showdown.assessment.Reveals;
import dev.showdown.assessment.Rounds;
import dev.showdown.system.http.Visit;

/** The steps of a team, which its facilitator takes: invite, close, limit, reveal, open another round. */
@Path("/")
@PermitAll
public class TeamStepPages {

    private final TeamRoom room;
    private final TeamPages pages;
    private final Invites invites;
    private final Rounds rounds;
    private final Reveals reveals;
    private final Visit visit;
    private final Clock clock;

    TeamStepPages(
            TeamRoom room, TeamPages pages, Invites invites, Rounds rounds, Reveals reveals, Visit visit, Clock clock) {
        this.room = room;
        this.pages = pages;
        this.invites = invites;
        this.rounds = rounds;
        this.reveals = reveals;
        this.visit = visit;
        this.clock = clock;
    }

    /**
     * @param expires in days from now, or {@code never}
     * @param seen the invitation that the page showed
     */
    @POST
    @Path("assessments/{id}/team/invite")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> limitInvite(
            @RestPath UUID id, @RestForm String expires, @RestForm String seen) {
        String mine = "never".equals(expires) ? "no end" : "an end in " + expires + " days";
        return changed(
                id, "/invite", seen, "The end of the invitation", mine, List.of(field("expires", expires)), () -> {
                    if (expires == null || !expires.matches("never|1|7|30")) {
                        throw new Refused.Invalid("/expires", "unknown", "Choose how long the invitation works.");
                    }
                    invites.expire(
                            visit.caller(),
                            id,
                            "never".equals(expires)
                                    ? Optional.empty()
                                    : Optional.of(clock.instant().plus(Duration.ofDays(Long.parseLong(expires)))),
                            Seen.ANYTHING);
                });
    }

    @POST
    @Path("assessments/{id}/team/invite/rotation")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> rotate(@RestPath UUID id, @RestForm String seen) {
        return changed(
                id,
                "/invite/rotation",
                seen,
                "The invitation",
                "another link",
                List.of(),
                () -> invites.rotate(visit.caller(), id));
    }

    /** @param open whether the round shall take answers: yes or no. Doing it twice changes nothing */
    @POST
    @Path("assessments/{id}/team/answering")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> answering(@RestPath UUID id, @RestForm String open) {
        if ("yes".equals(open)) {
            rounds.reopen(visit.caller(), id);
        } else {
            rounds.close(visit.caller(), id);
        }
        return Html.seeOther(TeamPages.address(id));
    }

    /**
     * @param until in UTC; empty for none
     * @param seen the deadline that the page showed
     */
    @POST
    @Path("assessments/{id}/team/deadline")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> limit(@RestPath UUID id, @RestForm String until, @RestForm String seen) {
        String typed = until == null ? "" : until.strip();
        TeamView before = room.steered(id);
        if (!before.seen().equals(seen)) {
            return choice(
                    before,
                    "The deadline",
                    words(before.until()),
                    words(typed.replace('T', ' ')),
                    "/deadline",
                    List.of(field("until", typed), field("seen", before.seen())));
        }
        try {
            rounds.limit(visit.caller(), id, typed.isEmpty() ? Optional.empty() : Optional.of(instant(typed)));
            return Html.seeOther(TeamPages.address(id));
        } catch (Refused.Invalid invalid) {
            return Html.correct(pages.page(before.typed(typed, new Form(invalid.faults()))));
        }
    }

    private static String words(String deadline) {
        return deadline.isEmpty() ? "no deadline" : deadline;
    }

    private static Instant instant(String typed) {
        try {
            return LocalDateTime.parse(typed.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new Refused.Invalid(
                    "/deadline", "wrong-type", "Enter date and time as in 2030-12-31 18:00, or nothing.");
        }
    }

    @POST
    @Path("assessments/{id}/team/reveal")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> reveal(@RestPath UUID id, @RestForm String confirm) {
        try {
            reveals.reveal(visit.caller(), id, "yes".equals(confirm));
            return Html.seeOther(TeamPages.address(id));
        } catch (Refused.Invalid invalid) {
            return Html.correct(TeamPages.Templates.reveal(room.steered(id).typed("", new Form(invalid.faults()))));
        }
    }

    /** @param round the one that the page showed as the last */
    @POST
    @Path("assessments/{id}/team/rounds")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> open(@RestPath UUID id, @RestForm Integer round) {
        if (room.steered(id).round() != Html.number(round)) {
            throw new Refused.Outrun("Another round was opened in the meantime.");
        }
        rounds.open(visit.caller(), id);
        return Html.seeOther(TeamPages.address(id));
    }

    private RestResponse<TemplateInstance> changed(
            UUID id,
            String step,
            String seen,
            String what,
            String mine,
            List<ChoiceView.Field> fields,
            Runnable change) {
        TeamView before = room.steered(id);
        TeamView.Invite invite = before.invite().orElseThrow();
        if (!invite.seen().equals(seen)) {
            String theirs =
                    invite.link() + (invite.until().isEmpty() ? ", without an end" : ", until " + invite.until());
            List<ChoiceView.Field> again = new ArrayList<>(fields);
            again.add(field("seen", invite.seen()));
            return choice(before, what, theirs, mine, step, again);
        }
        try {
            change.run();
            return Html.seeOther(TeamPages.address(id));
        } catch (Refused.Invalid invalid) {
            return Html.correct(pages.page(before.typed(before.deadline(), new Form(invalid.faults()))));
        }
    }

    private static ChoiceView.Field field(String name, String value) {
        return ChoiceView.field(name, value);
    }

    private static RestResponse<TemplateInstance> choice(
            TeamView team, String what, String theirs, String mine, String step, List<ChoiceView.Field> fields) {
        String back = TeamPages.address(team.id());
        return Html.status(
                        409,
                        TeamPages.Templates.choice(
                                new ChoiceView(team.id(), team.title(), what, theirs, mine, back, back + step, fields)))
                .build();
    }
}
