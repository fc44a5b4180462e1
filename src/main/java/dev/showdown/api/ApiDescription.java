package dev.showdown.api;

import jakarta.ws.rs.core.Application;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the documentation says of the API as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Showdown",
                        version = "1",
                        description = ApiDescription.CONVENTIONS,
                        contact = @Contact(name = "Whoever runs this installation: see /.well-known/security.txt"),
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        servers = @Server(url = "/", description = "The installation that this description was read from"),
        tags = {
            @Tag(name = "Playbooks", description = "What is known: alternatives, criteria, questions and evidence."),
            @Tag(name = "Evaluations", description = "One call from answers to result; nothing is stored."),
            @Tag(name = "Assessments", description = "A decision being made, and its answers."),
            @Tag(name = "Teams", description = "Several people answer, reveal, discuss and decide."),
            @Tag(name = "Reports", description = "Published snapshots, and links to them."),
            @Tag(name = "Workspaces", description = "What their owners govern with: tokens, audit log, export.")
        })
@SecurityScheme(
        securitySchemeName = ApiDescription.EDIT_KEY,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The edit key of an assessment (`sde_...`), returned once by the call that created it, for one"
                + " participant's own part the key that joining returned (`sda_...`), or the token of a workspace"
                + " (`sdp_...`), for everything in it that its scopes name and its maker may.")
public class ApiDescription extends Application {

    static final String EDIT_KEY = "editKey";

    /** Markdown, of which the readable page knows headings, paragraphs, lists and code. */
    static final String CONVENTIONS = """
            Describe a project, get a recommendation that argues and admits doubt, share it. Everything that the pages \
            do for one team, for programs.

            ## Keys

            Starting an assessment needs no account. Its reply holds an edit key (`sde_...`), which is told once and \
            opens that assessment and nothing else. Whoever joins a team gets a key of their own (`sda_...`) to their \
            own part. Send either as `Authorization: Bearer ...`. A browser's cookie opens nothing here.

            Whoever has a workspace makes tokens for it (`sdp_...`) on its page of tokens. A token has an end, at most \
            a year ahead, and scopes; it can do no more than whoever made it can at that moment. What is started with \
            a token lies in its workspace, and is opened and answered with that token: there is no edit key then. A \
            call that the scopes do not cover is answered 403 with the code `scope`.

            - `assessments:read` to read assessments, answers after the reveal, and evaluations.
            - `assessments:write` to start, answer, steer and delete assessments, and to publish.
            - `reports:read` to read and compare published reports.
            - `shares:write` to list, make, change and revoke share links.
            - `webhooks:write` to set up webhooks.
            - `tokens:write` to list, make and revoke tokens. What a token makes reaches no further than itself, \
            and ends with it at the latest.
            - `audit:read` to read the audit log, if an owner made the token.
            - `workspace:export` to take the whole workspace away, if an owner made the token.

            ## Bodies

            JSON in UTF-8. A field that a call does not know is refused, never ignored. Every field of an answer is \
            always there; what does not apply is `null`. New fields may be added to answers.

            - Ids are UUIDs. Keys of a playbook, such as questions and choices, are lower-case words with hyphens.
            - Times are RFC 3339 in UTC, days are `2030-01-31`.
            - `unknown` is an answer: nobody knows yet.

            ## Problems

            Every error is `application/problem+json` (RFC 9457), with a `code` for programs, a `detail` for people and \
            the `requestId` under which the log knows it. Where fields are at fault, `errors` has a JSON pointer to \
            each. What belongs to somebody else is not found. A method that an address does not take is answered 405.

            ## Changes by several people

            What is read has an `ETag`, `"v<version>-<hash>"`. Send it back as `If-Match` when you change the thing, \
            or `If-None-Match: *` when there was none: 428 without, 412 when somebody else was faster, with both \
            versions. Only the version counts there; `*` stands for whatever is there now. One's own answers need \
            neither: the last write wins, and the former answer is kept. Sent as `If-None-Match` when reading, the \
            whole tag spares you what you hold already: 304.

            ## Calls that are repeated

            Send an `Idempotency-Key`, random, with every POST that makes or changes something. The same call under \
            the same key is done once and answered the same for 24 hours, with `Idempotent-Replayed: true`. While the \
            first is running, others get 409; another body under the same key gets 422. A call that failed can be sent \
            again under its key.

            ## Lists

            `limit` is 1 to 100, 20 if left out. `meta.nextCursor` leads to the next part, and so does the `Link` \
            header; null is the end. What comes or goes in between shifts nothing.

            ## Limits

            Every call counts: by default 100 a minute from an address without a key, 600 with one, and evaluations by \
            their cost. `RateLimit` says what is left. 429 and 503 say in `Retry-After` after how many seconds to come \
            back. A body may have up to 512 kB.
            """;
}
