package dev.showdown.account;

import java.time.Clock;
import java.util.List;
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
        return issue(
                Kind.EDIT,
                new Grant(grant.workspace(), grant.assessment(), grant.participant(), Grant.Role.FACILITATOR));
    }

    /** A new key to one participant's answers. It is shown once. */
    public String issueParticipantKey(Grant grant) {
        return issue(Kind.PARTICIPANT, grant);
    }

    private String issue(Kind kind, Grant grant) {
        return workspaces.inWorkspace(grant.workspace(), () -> {
            String token = tokens.random(kind.prefix);
            persist(new AccessKey(Ids.next(), kind, grant, tokens.hash(token), clock.instant()));
            return token;
        });
    }

    /**
     * The token of the link to resume; the same each time it is asked for. Members need none: they find their work by
     * signing in, and such a link would outlive their membership.
     */
    public Optional<String> resumeToken(Grant grant) {
        return grant.isMembers() ? Optional.empty() : Optional.of(resumeKey(grant));
    }

    private String resumeKey(Grant grant) {
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

    /** Who holds this key. */
    @Transactional
    public Optional<Caller.KeyHolder> holder(String token) {
        return known(Kind.EDIT, token)
                .or(() -> known(Kind.PARTICIPANT, token))
                .filter(key -> !key.isRevoked() && !key.hasExpired(clock.instant()))
                .map(key -> new Caller.KeyHolder(key.id, key.grant()));
    }

    /** What a link to resume opens. */
    @Transactional
    public Grant resume(String token) {
        AccessKey key = known(Kind.RESUME, token)
                .filter(found -> !found.isRevoked() || found.isOfMember())
                .orElseThrow(() -> new Refused.NotFound(
                        "This link opens nothing: it may have been mistyped, or the work it led to was deleted."));
        if (key.isRevoked() || key.hasExpired(clock.instant())) {
            throw new Refused.Gone("This link has ended: whoever leads this assessment has removed its participant.");
        }
        return key.grant();
    }

    /** Whoever shows a key names no workspace: the key does. */
    Optional<AccessKey> known(Kind kind, String token) {
        if (!tokens.isWellFormed(kind.prefix, token)) {
            return Optional.empty();
        }
        List<?> found = getEntityManager()
                .createNativeQuery("select * from find_access_key(:hash)", AccessKey.class)
                .setParameter("hash", tokens.hash(token))
                .getResultList();
        return found.stream()
                .map(AccessKey.class::cast)
                .filter(key -> key.kind.equals(kind.toString()))
                .findFirst();
    }

    /** Ends the links with which a participant goes on in another browser. */
    public void revokeResume(Grant participant) {
        workspaces.inWorkspace(
                participant.workspace(),
                () -> update(
                        "revokedAt = ?1 where workspaceId = ?2 and assessmentId = ?3 and participantId = ?4"
                                + " and kind = ?5 and revokedAt is null",
                        clock.instant(),
                        participant.workspace(),
                        participant.assessment(),
                        participant.participant(),
                        Kind.RESUME.toString()));
    }

    /** Ends every key and link of a participant. */
    public void revoke(Grant participant) {
        workspaces.inWorkspace(
                participant.workspace(),
                () -> update(
                        "revokedAt = ?1 where workspaceId = ?2 and assessmentId = ?3 and participantId = ?4"
                                + " and revokedAt is null",
                        clock.instant(),
                        participant.workspace(),
                        participant.assessment(),
                        participant.participant()));
    }

    /** Lets every key and link of a participant open what the grant's role may. */
    public void changeRole(Grant participant) {
        workspaces.inWorkspace(
                participant.workspace(),
                () -> update(
                        "role = ?1 where workspaceId = ?2 and assessmentId = ?3 and participantId = ?4",
                        participant.role().toString(),
                        participant.workspace(),
                        participant.assessment(),
                        participant.participant()));
    }
}
