package dev.showdown.support;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.showdown.account.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/// What is written to somebody, and the links in it: the outbox as the mail server would be given it.
@ApplicationScoped
public class Mailbox {

    private static final Map<String, String> PREFIXES =
            Map.of("sign-up", "sdv_", "reset", "sdx_", "new-address", "sdn_", "invitation", "sdw_");

    private static final Map<String, String> PATHS =
            Map.of("sign-up", "/verify/", "reset", "/reset/", "new-address", "/verify/", "invitation", "/invitations/");

    private final Database database;
    private final Tokens tokens;

    Mailbox(Database database, Tokens tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    /// The kinds of letters to an address, the latest last.
    public List<Object> kinds(String address) {
        return database.column("select kind from letter where lower(address) = lower(?) order by id", address);
    }

    /// The path of the link in the latest letter of a kind to an address.
    public String link(String kind, String address) {
        List<Map<String, Object>> letters = database.rows(
                "select case when kind = 'invitation' then about else id end as id from letter where lower(address) = lower(?) and kind = ? order by letter.id",
                address,
                kind);
        assertThat(letters).as(kind + " to " + address).isNotEmpty();
        UUID id = (UUID) letters.getLast().get("id");
        return PATHS.get(kind) + tokens.derived(PREFIXES.get(kind), id, 1);
    }
}
