package dev.showdown.api;

import dev.showdown.support.Accounts;
import dev.showdown.support.Accounts.Member;
import dev.showdown.support.Database;

/// Those who have nothing to do with the work that calls are tried on, and yet hold something.
///
/// @param work of their own
/// @param token of an owner of another workspace, for everything
/// @param narrow token of the same workspace, for nothing that there is a call for
/// @param ended token of the same workspace, for everything, until yesterday
record CorpusStrangers(CorpusWork work, String token, String narrow, String ended) {

    static final String[] ALL = {
        "assessments:read",
        "assessments:write",
        "reports:read",
        "shares:write",
        "tokens:write",
        "audit:read",
        "workspace:export"
    };

    static CorpusStrangers with(CorpusWork work, Member owner, Database database) {
        String ended = Accounts.token(owner, ALL);
        database.change("""
                update workspace_token set created_at = now() - interval '9 days',
                    expires_at = now() - interval '1 day' where token_hash = sha256(?::bytea)
                """, (Object) ended.getBytes());
        return new CorpusStrangers(work, Accounts.token(owner, ALL), Accounts.token(owner, "webhooks:write"), ended);
    }
}
