package dev.showdown.web;

import java.util.List;
import java.util.Set;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.Refused;
import dev.showdown.Refused.Fault;
import dev.showdown.account.AccountSettings;
import dev.showdown.account.AccountSettings.Settings;
import dev.showdown.account.Caller;
import dev.showdown.account.Letters;
import dev.showdown.account.Memberships;
import dev.showdown.account.Proof;
import dev.showdown.account.SecondFactors;
import dev.showdown.account.Sessions;
import dev.showdown.system.http.Limits;
import dev.showdown.system.http.Visit;

/** Somebody's own account: name, address, password, where they are signed in, and their workspaces. */
@Path("/")
@PermitAll
public class AccountPages {

    private static final Set<String> PROOF = Set.of("current", "code");

    private final AccountSettings settings;
    private final Sessions sessions;
    private final Memberships memberships;
    private final Letters letters;
    private final Limits limits;
    private final Visit visit;

    AccountPages(
            AccountSettings settings,
            Sessions sessions,
            Memberships memberships,
            Letters letters,
            Limits limits,
            Visit visit) {
        this.settings = settings;
        this.sessions = sessions;
        this.memberships = memberships;
        this.letters = letters;
        this.limits = limits;
        this.visit = visit;
    }

    /** @param seen when something was last done there */
    public record SessionLine(UUID id, String browser, boolean kept, boolean here, String signedIn, String seen) {}

    public record WorkspaceLine(String slug, String name, String role) {}

    /**
     * @param name as typed, or as it is
     * @param wanted the new address as typed
     * @param way how letters reach people here: "MAIL", "LOG" or "NONE"
     * @param done what has just been done, such as "name"; empty for nothing
     */
    public record View(
            String email,
            String name,
            String wanted,
            boolean hasPassword,
            String way,
            SecondFactors.Status factor,
            List<WorkspaceLine> workspaces,
            List<SessionLine> sessions,
            String done,
            Form form) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance account(View view);
    }

    @GET
    @Path("account")
    @Produces(Html.TYPE)
    public TemplateInstance account(@RestQuery String done) {
        Caller.SignedIn person = visit.person();
        return Templates.account(view(person, person.person().name(), "", Form.text(done), Form.FRESH));
    }

    private View view(Caller.SignedIn person, String name, String wanted, String done, Form form) {
        Settings account = settings.of(person);
        return new View(
                account.person().email(),
                name,
                wanted,
                account.hasPassword(),
                letters.way().name(),
                account.factor(),
                memberships.of(person).stream()
                        .map(place -> new WorkspaceLine(
                                place.slug(), place.name(), place.role().toString()))
                        .toList(),
                sessions.of(person).stream()
                        .map(session -> new SessionLine(
                                session.id(),
                                session.browser(),
                                session.kept(),
                                session.here(),
                                Html.time(session.signedInAt()),
                                Html.time(session.seenAt())))
                        .toList(),
                done,
                form);
    }

    /** Two forms ask for the password: what is wrong with it is said in the one that was sent. */
    private static Form form(Refused.Invalid invalid, boolean address) {
        return new Form(invalid.faults().stream()
                .map(fault -> address && PROOF.contains(fault.field())
                        ? new Fault("/address-" + fault.field(), fault.code(), fault.detail())
                        : fault)
                .toList());
    }

    private RestResponse<TemplateInstance> changed(String name, String wanted, String done, Runnable change) {
        Caller.SignedIn person = visit.person();
        try {
            change.run();
            return Html.seeOther("/account?done=" + done, visit.cookies());
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.account(view(
                    person,
                    name == null ? person.person().name() : name,
                    Form.text(wanted),
                    "",
                    form(invalid, "letter".equals(done)))));
        }
    }

    /** Whoever guesses here is stopped as at the door. */
    private void attempt(Proof proof) {
        limits.prove(visit.person().person(), proof);
    }

    @POST
    @Path("account/name")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> rename(@RestForm String name) {
        return changed(Form.text(name), "", "name", () -> settings.rename(visit.person(), name));
    }

    @POST
    @Path("account/password")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> changePassword(
            @RestForm String current, @RestForm String code, @RestForm String password) {
        Proof proof = new Proof(current, code);
        attempt(proof);
        return changed(
                null,
                "",
                "password",
                () -> visit.begin(settings.changePassword(visit.person(), proof, Form.text(password))));
    }

    @POST
    @Path("account/address")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> changeAddress(
            @RestForm String current, @RestForm String code, @RestForm String email) {
        Proof proof = new Proof(current, code);
        attempt(proof);
        limits.letterToAnother(email);
        return changed(null, email, "letter", () -> settings.askNewAddress(visit.person(), proof, Form.text(email)));
    }
}
