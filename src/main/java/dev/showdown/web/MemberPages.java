package dev.showdown.web;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.Seen;
import dev.showdown.assessment.Joins;
import dev.showdown.assessment.Member;
import dev.showdown.assessment.Teams;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Visit;

/** One of those who take part: how they count, their name, whose answers the facilitator enters. */
@Path("/")
@PermitAll
public class MemberPages {

    private final TeamRoom room;
    private final Teams teams;
    private final Joins joins;
    private final BaseAddress base;
    private final Visit visit;

    MemberPages(TeamRoom room, Teams teams, Joins joins, BaseAddress base, Visit visit) {
        this.room = room;
        this.teams = teams;
        this.joins = joins;
        this.base = base;
        this.visit = visit;
    }

    /** @param entry opens the answers that the facilitator enters for them; empty when they answer themselves */
    public record View(UUID id, String title, boolean anonymous, Member member, String entry) {

        public String path() {
            return address(id, member.id());
        }
    }

    /** @param name as it is, or as typed */
    public record NameView(UUID id, String title, String name, Form form) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance member(View view);

        static native TemplateInstance enter(NameView view);

        static native TemplateInstance name(NameView view);
    }

    static String address(UUID id, UUID participant) {
        return TeamPages.address(id) + "/participants/" + participant;
    }

    @GET
    @Path("assessments/{id}/team/participants")
    @Produces(Html.TYPE)
    public TemplateInstance enter(@RestPath UUID id) {
        return Templates.enter(new NameView(id, room.steered(id).title(), "", Form.FRESH));
    }

    @POST
    @Path("assessments/{id}/team/participants")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> add(@RestPath UUID id, @RestForm String name) {
        try {
            return Html.seeOther(
                    address(id, joins.enter(visit.caller(), id, name).member().id()));
        } catch (Refused.Invalid invalid) {
            return Html.correct(
                    Templates.enter(new NameView(id, room.steered(id).title(), name, new Form(invalid.faults()))));
        }
    }

    @GET
    @Path("assessments/{id}/team/participants/{participant}")
    @Produces(Html.TYPE)
    public TemplateInstance member(@RestPath UUID id, @RestPath UUID participant) {
        TeamView team = room.steered(id);
        Member member = teams.of(visit.caller(), id).members().stream()
                .filter(known -> known.id().equals(participant))
                .findFirst()
                .orElseThrow(() -> new Refused.NotFound("There is no such participant, or they were removed."));
        String entry =
                member.isEntered() ? base.link("/resume/" + joins.entryToken(visit.caller(), id, participant)) : "";
        return Templates.member(new View(id, team.title(), team.anonymous(), member, entry));
    }

    /** @param adviser yes or no. Doing it twice changes nothing */
    @POST
    @Path("assessments/{id}/team/participants/{participant}/adviser")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> advise(
            @RestPath UUID id, @RestPath UUID participant, @RestForm String adviser) {
        teams.advise(visit.caller(), id, participant, "yes".equals(adviser), Seen.ANYTHING);
        return Html.seeOther(TeamPages.address(id));
    }

    @POST
    @Path("assessments/{id}/team/participants/{participant}/removal")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> remove(@RestPath UUID id, @RestPath UUID participant) {
        teams.remove(visit.caller(), id, participant, Seen.ANYTHING);
        return Html.seeOther(TeamPages.address(id));
    }

    @GET
    @Path("assessments/{id}/team/name")
    @Produces(Html.TYPE)
    public TemplateInstance name(@RestPath UUID id) {
        Member own = own(id);
        return Templates.name(new NameView(id, room.view(id).title(), own.name(), Form.FRESH));
    }

    @POST
    @Path("assessments/{id}/team/name")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> rename(@RestPath UUID id, @RestForm String name) {
        try {
            teams.rename(visit.caller(), id, own(id).id(), name, Seen.ANYTHING);
            return Html.seeOther(TeamPages.address(id));
        } catch (Refused.Invalid invalid) {
            return Html.correct(
                    Templates.name(new NameView(id, room.view(id).title(), name, new Form(invalid.faults()))));
        }
    }

    private Member own(UUID id) {
        return teams.of(visit.caller(), id).members().stream()
                .filter(Member::own)
                .findFirst()
                .orElseThrow(() -> new Refused.NotFound("You do not take part here."));
    }
}
