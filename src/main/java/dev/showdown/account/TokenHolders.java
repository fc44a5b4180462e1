package dev.showdown.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import dev.showdown.account.Grant.Role;

/** Programs that show a workspace's token. */
@ApplicationScoped
public class TokenHolders implements PanacheRepositoryBase<WorkspaceToken, UUID> {

    private static final Duration USES_TOLD_APART = Duration.ofMinutes(1);

    private final Tokens tokens;
    private final Workspaces workspaces;

    TokenHolders(Tokens tokens, Workspaces workspaces) {
        this.tokens = tokens;
        this.workspaces = workspaces;
    }

    /** Who shows this token, and what its maker may do now; empty for one that opens nothing, or nothing any more. */
    @Transactional
    public Optional<Caller.TokenHolder> holder(String token) {
        if (!tokens.isWellFormed(WorkspaceToken.PREFIX, token)) {
            return Optional.empty();
        }
        List<?> found = getEntityManager()
                .createNativeQuery("""
                        select (f.token).id as id, (f.token).workspace_id as workspace, (f.token).name as name,
                            array_to_string((f.token).scopes, ' ') as scopes, f.role as role
                        from find_workspace_token(:hash) f
                        where f.role is not null and (f.token).revoked_at is null and (f.token).expires_at > now()
                        """, Tuple.class)
                .setParameter("hash", tokens.hash(token))
                .getResultList();
        return found.stream().map(row -> holder((Tuple) row)).findFirst();
    }

    private static Caller.TokenHolder holder(Tuple row) {
        return new Caller.TokenHolder(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("workspace", UUID.class),
                Role.of(row.get("role", String.class)),
                Arrays.stream(row.get("scopes", String.class).split(" "))
                        .map(Scope::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()));
    }

    /** Remembers that a token was used, to the minute. */
    void noteUse(UUID workspace, UUID token, Instant at) {
        workspaces.inWorkspace(workspace, () -> getEntityManager()
                .createQuery("""
                        update WorkspaceToken t set t.lastUsedAt = :at where t.workspaceId = :workspace and t.id = :token
                        and (t.lastUsedAt is null or t.lastUsedAt <= :before)
                        """)
                .setParameter("at", at)
                .setParameter("workspace", workspace)
                .setParameter("token", token)
                .setParameter("before", at.minus(USES_TOLD_APART))
                .executeUpdate());
    }

    /** Whether this is the address of a workspace that a token belongs to. */
    @Transactional
    public boolean isAt(Caller.TokenHolder token, String slug) {
        return workspaces.slug(token.workspace()).equals(slug);
    }
}
