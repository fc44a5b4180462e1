package dev.showdown.web;

import java.util.UUID;
import java.util.function.Supplier;

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
import dev.showdown.account.Admissions;
import dev.showdown.account.Caller;
import dev.showdown.account.Invitations;
import dev.showdown.account.Memberships.Place;
import dev.showdown.account.ReturnPage;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** Invitations to a workspace: made and withdrawn by its owners, accepted by whoever was invited. */
@Path("/")
@PermitAll
public class InvitationPages {

    private final MembershipRoom room;
    private final Invitations invitations;
    private final Admissions admissions;
    private final Limits limits;
    private final Visit visit;

    InvitationPages(MembershipRoom room, Invitations invitations, Admissions admissions, Limits limits, Visit visit) {
        this.room = room;
        this.invitations = invitations;
        this.admissions = admissions;
        this.limits = limits;
        this.visit = visit;
    }

    /**
     * @param as what they become, in the middle of a sentence
     * @param reader name and address of whoever has signed in; empty for nobody
     * @param here this page, to come back to
     */
    public record View(String path, Admissions.Shown shown, String as, String until, String reader, ReturnPage here) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance invitation(View view);
    }

    /**
     * @param email empty for a link that is passed on by hand
     * @param newest the newest invitation that the page showed
     */
    @POST
    @Path("workspaces/{slug}/invitations")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> invite(
            @RestPath String slug, @RestForm String email, @RestForm String role, @RestForm String newest) {
        Caller.SignedIn person = visit.person();
        if (!Form.text(email).isBlank()) {
            limits.letterToAnother(email);
        }
        try {
            UUID known = Form.text(newest).isEmpty() ? null : Html.id(newest);
            invitations.invite(person, slug, role, Form.text(email), known);
            return Html.seeOther("/workspaces/" + slug + "/members?done=invited");
        } catch (Refused.Invalid invalid) {
            return Html.correct(MembershipPages.Templates.members(
                    room.view(slug, Form.text(email), Form.text(role), "", new Form(invalid.faults()))));
        }
    }

    @POST
    @Path("workspaces/{slug}/invitations/{id}/revocation")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> revoke(@RestPath String slug, @RestPath UUID id) {
        invitations.revoke(visit.person(), slug, id);
        return Html.seeOther("/workspaces/" + slug + "/members?done=changed");
    }

    @GET
    @Path("invitations/{token}")
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> invitation(@RestPath String token) {
        return page(token);
    }

    private RestResponse<TemplateInstance> page(String token) {
        Admissions.Shown shown = guarded(() -> admissions.show(visit.caller(), token));
        String reader = visit.caller() instanceof Caller.SignedIn person
                ? person.person().name() + ", " + person.person().email()
                : "";
        String path = "/invitations/" + token;
        View view = new View(
                path, shown, Place.as(shown.place().role()), Html.time(shown.expiresAt()), reader, ReturnPage.of(path));
        boolean welcome = shown.member() || shown.fits();
        return Html.status(welcome ? 200 : 403, Templates.invitation(view)).build();
    }

    /** Whoever guesses links is stopped. */
    private <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (Refused.NotFound nowhere) {
            limits.miss();
            throw nowhere;
        }
    }

    /** Whoever has not signed in does so first, and comes back. */
    @POST
    @Path("invitations/{token}")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> accept(@RestPath String token) {
        if (!(visit.caller() instanceof Caller.SignedIn person)) {
            guarded(() -> admissions.show(visit.caller(), token));
            return Html.seeOther(ReturnPage.of("/invitations/" + token).from("/sign-in"));
        }
        Place place = guarded(() -> admissions.accept(person, token));
        return Html.seeOther("/workspaces/" + place.slug() + "/members?done=joined");
    }
}
