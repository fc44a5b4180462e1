package dev.showdown.account;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.Ids;
import dev.showdown.Refused;
import dev.showdown.account.AccessKey.Kind;

/** Secrets that open one assessment: keys for programs, and the link that resumes it in another browser. */
@ApplicationScoped
public class AccessKeys implements PanacheRepositoryBase<AccessKey, UUID> {

    private final Tokens tokens;
    private final Workspaces workspaces;
    private final Clock clock;

    AccessKeys(Tokens tokens, Workspaces workspaces, Clock clock) {
        this.tokens = tokens;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** A new edit key. It is shown once. */
    public String issueEditKey(Grant grant) {
        return workspaces.inWorkspace(grant.workspace(), () -> {
            String token = tokens.random(Kind.EDIT.prefix);
            persist(new AccessKey(Ids.next(), Kind.EDIT, grant, tokens.hash(token), clock.instant()));
            return token;
        });
    }

    /** The token of the link to resume; the same each time it is asked for. */
    public String resumeToken(Grant grant) {
        return workspaces.inWorkspace(grant.workspace(), () -> find(
                        "workspaceId = ?1 and assessmentId = ?2 and participantId = ?3 and kind = ?4 and revokedAt is null",
                        grant.workspace(),
                        grant.assessment(),
                        grant.participant(),
                        Kind.RESUME.toString())
                .firstResultOptional()
                .map(key -> tokens.derived(Kind.RESUME.prefix, key.id, key.generation))
                .orElseGet(() -> issueResumeKey(grant)));
    }

    private String issueResumeKey(Grant grant) {
        UUID id = Ids.next();
        String token = tokens.derived(Kind.RESUME.prefix, id, 1);
        persist(new AccessKey(id, Kind.RESUME, grant, tokens.hash(token), clock.instant()));
        return token;
    }

    /** Who holds this edit key. */
    @Transactional
    public Optional<Caller.KeyHolder> holder(String token) {
        return open(Kind.EDIT, token).map(key -> new Caller.KeyHolder(key.id, key.grant()));
    }

    /** What a link to resume opens. */
    @Transactional
    public Grant resume(String token) {
        return open(Kind.RESUME, token)
                .map(AccessKey::grant)
                .orElseThrow(() -> new Refused.NotFound(
                        "This link opens nothing: it may have been mistyped, or the work it led to was deleted."));
    }

    private Optional<AccessKey> open(Kind kind, String token) {
        if (!tokens.isWellFormed(kind.prefix, token)) {
            return Optional.empty();
        }
        return find(
                        "tokenHash = ?1 and kind = ?2 and revokedAt is null and (expiresAt is null or expiresAt > instant)",
                        tokens.hash(token),
                        kind.toString())
                .firstResultOptional();
    }
}
