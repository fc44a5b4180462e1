package dev.showdown.web;

import java.util.List;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.account.Members;
import dev.showdown.account.Memberships;
import dev.showdown.account.Memberships.Place;
import dev.showdown.system.http.Visit;

/** Who is in a workspace: seen by all of them, changed by its owners, left by anybody. */
@Path("/")
@PermitAll
public class MembershipPages {

    private final MembershipRoom room;
    private final Memberships memberships;
    private final Members members;
    private final Visit visit;

    MembershipPages(MembershipRoom room, Memberships memberships, Members members, Visit visit) {
        this.room = room;
        this.memberships = memberships;
        this.members = members;
        this.visit = visit;
    }

    /** @param role as it is */
    public record MemberView(Place place, MembershipView.Member member, String role, int version, Form form) {

        public String path() {
            return "/workspaces/" + place.slug() + "/members/" + member.id();
        }

        public List<String> roles() {
            return MembershipView.roleWords();
        }
    }

    public record DepartureView(Place place) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance members(MembershipView view);

        static native TemplateInstance member(MemberView view);

        static native TemplateInstance departure(DepartureView view);
    }

    @GET
    @Path("workspaces/{slug}/members")
    @Produces(Html.TYPE)
    public TemplateInstance members(@RestPath String slug, @RestQuery String done) {
        return Templates.members(room.view(slug, "", "editor", Form.text(done), Form.FRESH));
    }

    @GET
    @Path("workspaces/{slug}/members/{id}")
    @Produces(Html.TYPE)
    public TemplateInstance member(@RestPath String slug, @RestPath UUID id) {
        return Templates.member(view(slug, id, Form.FRESH));
    }

    private MemberView view(String slug, UUID id, Form form) {
        Place place = memberships.administered(visit.person(), slug);
        Members.Member member = members.one(visit.person(), place, id);
        return new MemberView(
                place, MembershipView.Member.of(member), member.role().toString(), member.version(), form);
    }

    private static RestResponse<TemplateInstance> changed(String slug) {
        return Html.seeOther("/workspaces/" + slug + "/members?done=changed");
    }

    /** @param version of the membership that the page showed */
    @POST
    @Path("workspaces/{slug}/members/{id}")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> change(
            @RestPath String slug, @RestPath UUID id, @RestForm String role, @RestForm Integer version) {
        try {
            members.change(visit.person(), slug, id, role, Html.number(version));
            return changed(slug);
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.member(view(slug, id, new Form(invalid.faults()))));
        }
    }

    @POST
    @Path("workspaces/{slug}/members/{id}/ownership")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> transfer(@RestPath String slug, @RestPath UUID id) {
        members.transfer(visit.person(), slug, id);
        return changed(slug);
    }

    @POST
    @Path("workspaces/{slug}/members/{id}/removal")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> remove(@RestPath String slug, @RestPath UUID id) {
        members.remove(visit.person(), slug, id);
        return changed(slug);
    }

    @GET
    @Path("workspaces/{slug}/departure")
    @Produces(Html.TYPE)
    public TemplateInstance departure(@RestPath String slug) {
        return Templates.departure(new DepartureView(memberships.at(visit.person(), slug)));
    }

    @POST
    @Path("workspaces/{slug}/departure")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> leave(@RestPath String slug) {
        members.leave(visit.person(), slug);
        return Html.seeOther("/workspaces?done=left");
    }
}
