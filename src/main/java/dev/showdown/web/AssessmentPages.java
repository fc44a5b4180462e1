package dev.showdown.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
import dev.showdown.Seen;
import dev.showdown.account.AccessKeys;
import dev.showdown.account.Caller;
import dev.showdown.account.Memberships;
import dev.showdown.assessment.AssessmentView;
import dev.showdown.assessment.Assessments;
import dev.showdown.assessment.Decisions;
import dev.showdown.assessment.Journey;
import dev.showdown.assessment.Permission;
import dev.showdown.assessment.Removals;
import dev.showdown.system.http.BaseAddress;
import dev.showdown.system.http.Visit;

/** An assessment as a whole: this browser's list of them, how far one has come, its title, its end. */
@Path("/")
@PermitAll
public class AssessmentPages {

    private final Assessments assessments;
    private final Removals removals;
    private final AccessKeys keys;
    private final Decisions decisions;
    private final Memberships memberships;
    private final BaseAddress base;
    private final Visit visit;
    private final Clock clock;

    AssessmentPages(
            Assessments assessments,
            Removals removals,
            Decisions decisions,
            Memberships memberships,
            AccessKeys keys,
            BaseAddress base,
            Visit visit,
            Clock clock) {
        this.assessments = assessments;
        this.removals = removals;
        this.decisions = decisions;
        this.memberships = memberships;
        this.clock = clock;
        this.keys = keys;
        this.base = base;
        this.visit = visit;
    }

    public record Line(UUID id, String title, String created, String removed) {}

    /**
     * @param account whether the reader has one; else the browser keeps the list
     * @param workspaces of which the reader is a member
     * @param adopted how many assessments of a guest have just become theirs
     */
    public record ListView(List<Line> lines, boolean account, List<Memberships.Place> workspaces, int adopted) {}

    /**
     * @param continueAt where to go on; empty when every question is answered
     * @param resumeLink opens this assessment in another browser; empty for an account, which does so itself
     * @param removed when it is deleted unless somebody opens it
     * @param hidden whether a team waits for its reveal
     * @param team whether several people answer
     * @param open whether answers are taken right now
     * @param steering whether the reader leads the assessment
     * @param guest whether the reader has no account
     * @param takesPart whether the reader answers
     * @param mayTakePart whether the reader may
     * @param archived whether it is put away
     * @param decision that stands; empty while nothing was decided
     */
    public record OverviewView(
            UUID id,
            String title,
            String context,
            List<Journey.Part> parts,
            int answered,
            int questions,
            boolean submitted,
            String continueAt,
            String resumeLink,
            String created,
            String removed,
            boolean hidden,
            boolean team,
            boolean open,
            boolean steering,
            boolean guest,
            boolean takesPart,
            boolean mayTakePart,
            boolean archived,
            Optional<DecisionView> decision) {}

    public record SettingsView(
            UUID id, String heading, String title, String context, int version, boolean archived, Form form) {}

    /** @param restorable whether it waits in the trash for a while */
    public record DeletionView(UUID id, String title, boolean restorable) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(ListView view);

        static native TemplateInstance overview(OverviewView view);

        static native TemplateInstance settings(SettingsView view);

        static native TemplateInstance deletion(DeletionView view);
    }

    @GET
    @Path("assessments")
    @Produces(Html.TYPE)
    public TemplateInstance list(@RestQuery String adopted) {
        List<Line> lines = assessments.of(visit.caller()).stream()
                .map(found -> new Line(
                        found.id(), found.title(), Html.day(found.createdAt()), Html.day(found.removedAfter())))
                .toList();
        return Templates.list(
                visit.caller() instanceof Caller.SignedIn person
                        ? new ListView(lines, true, memberships.of(person), adopted(adopted))
                        : new ListView(lines, false, List.of(), 0));
    }

    /** It is only said; what is no number says nothing. */
    private static int adopted(String said) {
        return Form.text(said).matches("[0-9]{1,4}") ? Integer.parseInt(said) : 0;
    }

    @GET
    @Path("assessments/{id}")
    @Produces(Html.TYPE)
    public TemplateInstance overview(@RestPath UUID id) {
        AssessmentView view = assessments.view(visit.caller(), id);
        Journey journey = view.journey();
        return Templates.overview(new OverviewView(
                id,
                view.title(),
                view.context(),
                journey.parts(),
                journey.answered(),
                journey.route().size(),
                view.isSubmitted(),
                journey.next()
                        .map(next -> QuestionPages.address(id, next.key()))
                        .orElse(""),
                keys.resumeToken(view.grant())
                        .map(token -> base.link("/resume/" + token))
                        .orElse(""),
                Html.day(view.createdAt()),
                Html.day(view.removedAfter()),
                view.team().isHidden(),
                view.isTeam(),
                view.team().open(),
                view.allows(Permission.STEER),
                visit.isGuest(),
                view.grant().takesPart(),
                view.allows(Permission.ANSWER),
                view.isArchived(),
                decisions
                        .standing(view)
                        .map(taken -> DecisionView.of(taken, view.edition().playbook(), today()))));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @GET
    @Path("assessments/{id}/settings")
    @Produces(Html.TYPE)
    public TemplateInstance settings(@RestPath UUID id) {
        AssessmentView view = assessments.view(visit.caller(), id);
        return Templates.settings(new SettingsView(
                id, view.title(), view.title(), view.context(), view.version(), view.isArchived(), Form.FRESH));
    }

    @POST
    @Path("assessments/{id}/settings")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> describe(
            @RestPath UUID id, @RestForm String title, @RestForm String context, @RestForm Integer version) {
        try {
            assessments.describe(visit.caller(), id, title, context, Html.number(version));
            return Html.seeOther("/assessments/" + id);
        } catch (Refused.Invalid invalid) {
            AssessmentView view = assessments.view(visit.caller(), id);
            return Html.correct(Templates.settings(new SettingsView(
                    id, view.title(), title, context, version, view.isArchived(), new Form(invalid.faults()))));
        }
    }

    @GET
    @Path("assessments/{id}/deletion")
    @Produces(Html.TYPE)
    public TemplateInstance deletion(@RestPath UUID id) {
        return Templates.deletion(
                new DeletionView(id, assessments.view(visit.caller(), id).title(), !visit.isGuest()));
    }

    @POST
    @Path("assessments/{id}/deletion")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> delete(@RestPath UUID id) {
        UUID workspace = assessments.grant(visit.caller(), id).workspace();
        removals.remove(visit.caller(), id, Seen.ANYTHING);
        return Html.seeOther(
                visit.caller() instanceof Caller.SignedIn person ? home(person, workspace) : "/assessments");
    }

    private String home(Caller.SignedIn person, UUID workspace) {
        return memberships.of(person).stream()
                .filter(place -> place.workspace().equals(workspace))
                .findFirst()
                .map(place -> "/workspaces/" + place.slug())
                .orElse("/assessments");
    }
}
