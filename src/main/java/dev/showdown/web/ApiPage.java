package dev.showdown.web;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import dev.showdown.system.http.ApiDocument;
import dev.showdown.system.http.BaseAddress;

/** The API, readable: made from its own description, so that the two cannot disagree. */
@Path("/")
@PermitAll
public class ApiPage {

    private final ApiDocument document;
    private final BaseAddress base;

    ApiPage(ApiDocument document, BaseAddress base) {
        this.document = document;
        this.base = base;
    }

    public record View(ApiDocument.Contents contents, String base, List<Code> codes) {}

    /** What the code of a problem means. */
    public record Code(String code, int status, String meaning) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance api(View view);
    }

    @GET
    @Path("api")
    @Produces(Html.TYPE)
    public TemplateInstance api() {
        return Templates.api(new View(document.contents(), base.link(""), CODES));
    }

    private static final List<Code> CODES = List.of(
            new Code(
                    "malformed",
                    400,
                    "A header cannot be read, or the body: it is no JSON, or no YAML where that is taken."),
            new Code("odd-path", 400, "The address is written in a way that is not accepted."),
            new Code("unauthenticated", 401, "The key is missing, or not valid."),
            new Code("forbidden", 403, "You may see it, but not do this, or not now."),
            new Code("not-revealed", 403, "The team's answers are not revealed yet; until then nobody sees a result."),
            new Code("scope", 403, "The token of a workspace is not for this call: it lacks the scope."),
            new Code("not-taking-part", 403, "You may see it, but have no answers of your own there."),
            new Code("not-found", 404, "It does not exist, or belongs to somebody else."),
            new Code("method-not-allowed", 405, "The address does not take that method; Allow says which it takes."),
            new Code("not-acceptable", 406, "It is not to be had in the format that Accept asks for."),
            new Code("conflict", 409, "The state of the thing does not allow it."),
            new Code("archived", 409, "The assessment is archived: it can be read, and nothing of it changes."),
            new Code("quota", 409, "The workspace holds as much of this as it may."),
            new Code("outrun", 409, "Somebody else changed it since it was looked at."),
            new Code("still-running", 409, "A call with the same Idempotency-Key is being answered."),
            new Code(
                    "leader-changed",
                    409,
                    "Another alternative leads, or the verdict is another, than was expected; current and yours say which."),
            new Code("gone", 410, "It was taken away for good."),
            new Code("stale", 412, "It has changed since you read it; current and yours hold both versions."),
            new Code("too-large", 413, "The request is larger than is accepted."),
            new Code("unsupported-media-type", 415, "The body is of a kind that the call does not take."),
            new Code("unknown-field", 422, "The body has a field that this call does not know."),
            new Code("wrong-type", 422, "A field holds something else than expected."),
            new Code("required", 422, "Something is missing."),
            new Code("too-long", 422, "A text is longer than is kept."),
            new Code("character", 422, "A text has characters that cannot be printed."),
            new Code("range", 422, "A number or a list is too small or too large."),
            new Code("either-or", 422, "Two fields exclude one another."),
            new Code("not-available", 422, "This installation does not offer that."),
            new Code("unknown-playbook", 422, "There is no such playbook."),
            new Code("unknown-question", 422, "The playbook has no such question."),
            new Code("unknown-choice", 422, "The question has no such choice."),
            new Code("unknown-criterion", 422, "The playbook has no such criterion."),
            new Code("unknown-alternative", 422, "The playbook has no such alternative."),
            new Code("past", 422, "A time lies in the past, or too far ahead."),
            new Code("bad-cursor", 422, "The cursor is not one of ours."),
            new Code("judgements", 422, "The judgements of importance make no sense together."),
            new Code("locked", 422, "A link with a password has neither badge nor embed."),
            new Code("too-short", 422, "A password is too short."),
            new Code("unknown", 422, "The option is not one of those on offer."),
            new Code("idempotency-key", 422, "The Idempotency-Key is too short, too long or oddly written."),
            new Code("idempotency-key-reused", 422, "The Idempotency-Key belongs to another request."),
            new Code("precondition-required", 428, "Say what you have seen: If-Match, or If-None-Match: *."),
            new Code("too-many", 429, "More than is allowed in a while; Retry-After says when to come back."),
            new Code("internal", 500, "Something went wrong on our side; the log knows more under the requestId."),
            new Code("busy", 503, "Too much of this at once; Retry-After says when to come back."),
            new Code("unavailable", 503, "The database cannot be reached; Retry-After says when to come back."));
}
