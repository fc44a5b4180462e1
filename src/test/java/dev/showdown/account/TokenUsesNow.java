package dev.showdown.account;

import jakarta.enterprise.context.ApplicationScoped;

/// Writes uses of tokens when a test says so.
@ApplicationScoped
public class TokenUsesNow {

    private final TokenUses uses;

    TokenUsesNow(TokenUses uses) {
        this.uses = uses;
    }

    public void write() {
        uses.write();
    }
}
