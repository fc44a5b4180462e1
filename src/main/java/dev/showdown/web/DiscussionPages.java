package dev.showdown.web;

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
import dev.showdown.assessment.AgreedAnswers;
import dev.showdown.assessment.Comments;
import dev.showdown.assessment.Settled;
import dev.showdown.decision.Choice;
import dev.showdown.decision.Playbook;
import dev.showdown.system.http.Visit;

/** What a team says about a question, and what it agrees on. Whoever was slower sees both versions, and chooses. */
@Path("/")
@PermitAll
public class DiscussionPages {

    private final TeamRoom room;
    private final TeamPages pages;
    private final Comments comments;
    private final AgreedAnswers agreed;
    private final Visit visit;

    DiscussionPages(TeamRoom room, TeamPages pages, Comments comments, AgreedAnswers agreed, Visit visit) {
        this.room = room;
        this.pages = pages;
        this.comments = comments;
        this.agreed = agreed;
        this.visit = visit;
    }

    private static String address(UUID id, String key) {
        return TeamPages.address(id) + "/questions/" + key;
    }

    @POST
    @Path("assessments/{id}/team/questions/{key}/comments")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> comment(@RestPath UUID id, @RestPath String key, @RestForm String body) {
        try {
            comments.add(visit.caller(), id, key, body);
            return Html.seeOther(address(id, key));
        } catch (Refused.Invalid invalid) {
            return corrected(id, key, new TeamPages.Typed(body, "", ""), invalid);
        }
    }

    /** @param version of the comment that the page showed */
    @POST
    @Path("assessments/{id}/team/questions/{key}/comments/{comment}")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> edit(
            @RestPath UUID id,
            @RestPath String key,
            @RestPath UUID comment,
            @RestForm String body,
            @RestForm Integer version) {
        try {
            comments.edit(visit.caller(), id, comment, body, Seen.version(Html.number(version)));
            return Html.seeOther(address(id, key));
        } catch (Refused.Invalid invalid) {
            return corrected(id, key, new TeamPages.Typed(body, "", ""), invalid);
        } catch (Refused.Stale stale) {
            Comments.Said present = (Comments.Said) stale.present();
            return choice(
                    id,
                    key,
                    "Your comment",
                    present.body(),
                    ((Comments.Edit) stale.wanted()).body(),
                    "/comments/" + comment,
                    List.of(ChoiceView.field("body", body), ChoiceView.field("version", present.version())));
        }
    }

    @POST
    @Path("assessments/{id}/team/questions/{key}/comments/{comment}/removal")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> remove(@RestPath UUID id, @RestPath String key, @RestPath UUID comment) {
        comments.remove(visit.caller(), id, comment, Seen.ANYTHING);
        return Html.seeOther(address(id, key));
    }

    /** @param version of the agreed answer that the page showed; 0 for none */
    @POST
    @Path("assessments/{id}/team/questions/{key}/agreed")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> settle(
            @RestPath UUID id,
            @RestPath String key,
            @RestForm String choice,
            @RestForm String reason,
            @RestForm Integer version) {
        try {
            agreed.settle(visit.caller(), id, key, choice, reason, Seen.version(Html.number(version)));
            return Html.seeOther(address(id, key));
        } catch (Refused.Invalid invalid) {
            return corrected(id, key, new TeamPages.Typed("", choice, reason), invalid);
        } catch (Refused.Stale stale) {
            return choice(id, key, stale, "/agreed", choice, reason);
        }
    }

    @POST
    @Path("assessments/{id}/team/questions/{key}/agreed/removal")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> unsettle(@RestPath UUID id, @RestPath String key, @RestForm Integer version) {
        try {
            agreed.unsettle(visit.caller(), id, key, Seen.version(Html.number(version)));
            return Html.seeOther(address(id, key));
        } catch (Refused.Stale stale) {
            return choice(id, key, stale, "/agreed/removal", null, null);
        }
    }

    private RestResponse<TemplateInstance> corrected(
            UUID id, String key, TeamPages.Typed typed, Refused.Invalid invalid) {
        return Html.correct(pages.question(id, key, Optional.of(typed), new Form(invalid.faults())));
    }

    private RestResponse<TemplateInstance> choice(
            UUID id, String key, Refused.Stale stale, String step, String choice, String reason) {
        Playbook playbook = room.playbook(id);
        Settled present = (Settled) stale.present();
        return choice(
                id,
                key,
                "The agreed answer",
                words(playbook, present),
                words(playbook, (Settled) stale.wanted()),
                step,
                List.of(
                        ChoiceView.field("choice", choice),
                        ChoiceView.field("reason", reason),
                        ChoiceView.field("version", present == null ? 0 : present.version())));
    }

    private static String words(Playbook playbook, Settled settled) {
        if (settled == null) {
            return "No agreed answer: everybody’s own counts.";
        }
        String label = playbook.question(settled.question())
                .flatMap(question -> question.choice(settled.choice()))
                .map(Choice::label)
                .orElse("We don’t know yet");
        String by = settled.settledBy().isEmpty() ? "" : " – " + settled.settledBy();
        return settled.reason().isEmpty() ? label + by : label + "\n" + settled.reason() + by;
    }

    private RestResponse<TemplateInstance> choice(
            UUID id, String key, String what, String theirs, String mine, String step, List<ChoiceView.Field> fields) {
        String back = address(id, key);
        return Html.status(
                        409,
                        TeamPages.Templates.choice(new ChoiceView(
                                id, room.view(id).title(), what, theirs, mine, back, back + step, fields)))
                .build();
    }
}
