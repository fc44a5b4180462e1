package dev.showdown.web;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
import dev.showdown.account.Grant;
import dev.showdown.account.Memberships.Place;
import dev.showdown.account.Scope;
import dev.showdown.account.WorkspaceTokens;
import dev.showdown.account.WorkspaceTokens.Listed;
import dev.showdown.account.WorkspaceTokens.Made;
import dev.showdown.account.WorkspaceTokens.Wish;
import dev.showdown.system.http.Visit;

/** The tokens with which programs work in a workspace: made, listed and ended. */
@Path("/")
@PermitAll
public class TokenPages {

    /** What a token is for when an owner made it. */
    private static final Set<Scope> OF_OWNERS = Set.of(Scope.AUDIT_READ, Scope.WORKSPACE_EXPORT);

    private final WorkspaceTokens tokens;
    private final Visit visit;

    TokenPages(WorkspaceTokens tokens, Visit visit) {
        this.tokens = tokens;
        this.visit = visit;
    }

    /** @param kept whether it can still be revoked */
    public record Line(UUID id, String name, String scopes, String maker, String life, String used, boolean kept) {}

    public record Choice(String word, String meaning) {}

    /**
     * @param wish for a new token, as typed
     * @param made the token that was just made; null for none
     */
    public record View(Place place, List<Line> tokens, Wish wish, Made made, Form form) {

        /** Whether the tokens of everybody are listed. */
        public boolean all() {
            return place.role() == Grant.Role.OWNER;
        }

        public List<Choice> scopes() {
            // Webhooks cannot be set up yet, so nobody is offered a token for them.
            return Arrays.stream(Scope.values())
                    .filter(scope -> scope != Scope.WEBHOOKS_WRITE)
                    .filter(scope -> place.isOwner() || !OF_OWNERS.contains(scope))
                    .map(scope -> new Choice(scope.toString(), scope.meaning()))
                    .toList();
        }

        public int most() {
            return WorkspaceTokens.MOST_DAYS;
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance tokens(View view);
    }

    static String address(String slug) {
        return "/workspaces/" + slug + "/tokens";
    }

    @GET
    @Path("workspaces/{slug}/tokens")
    @Produces(Html.TYPE)
    public TemplateInstance tokens(@RestPath String slug) {
        return Templates.tokens(view(slug, Wish.USUAL, null, Form.FRESH));
    }

    private View view(String slug, Wish wish, Made made, Form form) {
        WorkspaceTokens.Board board = tokens.board(visit.person(), slug);
        return new View(
                board.place(), board.tokens().stream().map(TokenPages::line).toList(), wish, made, form);
    }

    private static Line line(Listed token) {
        String life =
                switch (token.state()) {
                    case ACTIVE -> "works until " + Html.day(token.expiresAt());
                    case EXPIRED -> "expired on " + Html.day(token.expiresAt());
                    case REVOKED -> "revoked";
                    case POWERLESS -> "opens nothing: whoever made it is no member any more";
                };
        return new Line(
                token.id(),
                token.name(),
                token.scopes().stream().map(Scope::toString).collect(Collectors.joining(", ")),
                "Made " + (token.own() ? "by you" : "by " + token.madeBy()) + " on " + Html.day(token.createdAt()),
                life,
                token.lastUsed().map(at -> "Last used " + Html.time(at)).orElse("Never used"),
                token.state() == WorkspaceTokens.State.ACTIVE);
    }

    /** Shows the new token here and now: it is on no other page. */
    @POST
    @Path("workspaces/{slug}/tokens")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> make(
            @RestPath String slug,
            @RestForm String name,
            @RestForm List<String> scopes,
            @RestForm String days,
            @RestForm Integer tokens) {
        Wish wish = new Wish(Form.text(name), scopes == null ? Set.of() : Set.copyOf(scopes), Form.text(days));
        try {
            Made made = this.tokens.make(visit.person(), slug, wish, OptionalInt.of(Html.number(tokens)));
            return Html.page(Templates.tokens(view(slug, Wish.USUAL, made, Form.FRESH)));
        } catch (Refused.Invalid invalid) {
            return Html.correct(Templates.tokens(view(slug, wish, null, new Form(invalid.faults()))));
        }
    }

    @POST
    @Path("workspaces/{slug}/tokens/{token}/revocation")
    @Consumes(Html.FORM)
    @Produces(Html.TYPE)
    public RestResponse<TemplateInstance> revoke(@RestPath String slug, @RestPath UUID token) {
        tokens.revoke(visit.person(), slug, token, Seen.ANYTHING);
        return Html.seeOther(address(slug));
    }
}
