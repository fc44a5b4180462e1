package dev.showdown.isolation;

import java.util.UUID;

import dev.showdown.support.Database;

/// What a workspace of a team has besides its assessments, written as the operator would: an account and its proofs, a
/// membership, an invitation, a token.
final class Governed {

    private Governed() {}

    static void fill(Database database, UUID workspace, String canary) {
        UUID account = UUID.randomUUID();
        String email = canary.toLowerCase(java.util.Locale.ROOT) + "@example.org";
        database.change(
                "insert into account (id, email, email_key, name, created_at, version) values (?, ?, ?, ?, now(), 0)",
                account,
                email,
                email,
                canary);
        database.change(
                "insert into sign_on (issuer, subject, account_id, created_at) values ('issuer', ?, ?, now())",
                canary,
                account);
        database.change(
                "insert into letter (id, kind, address, account_id, created_at, expires_at, due_at)"
                        + " values (gen_random_uuid(), 'known', ?, ?, now(), now() + interval '1 day', now())",
                email,
                account);
        database.change(
                "insert into second_factor (account_id, sealed_key, created_at) values (?, ?, now())", account, canary);
        database.change(
                "insert into recovery_code (account_id, code_hash) values (?, sha256(?::bytea))", account, canary);
        database.change(
                "insert into membership (workspace_id, account_id, role, since, version) values (?, ?, 'owner', now(), 0)",
                workspace,
                account);
        database.change("""
                insert into invitation (workspace_id, id, role, invited_by_name, token_hash, created_at, expires_at, version)
                values (?, gen_random_uuid(), 'viewer', ?, sha256(?::bytea), now(), now() + interval '1 day', 0)
                """, workspace, canary, canary + " invitation");
        database.change("""
                insert into workspace_token (workspace_id, id, name, token_hash, scopes, made_by, made_by_name,
                    created_at, expires_at, version)
                values (?, gen_random_uuid(), ?, sha256(?::bytea), '{reports:read}', ?, ?, now(),
                    now() + interval '1 day', 0)
                """, workspace, canary, canary + " token", account, canary);
    }
}
