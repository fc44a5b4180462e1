package dev.showdown.account;

/**
 * What somebody shows again before they change what would let somebody else in.
 *
 * @param password their present one
 * @param code of their second factor; empty for whoever has none
 */
public record Proof(String password, String code) {

    public Proof {
        password = password == null ? "" : password;
        code = code == null ? "" : code;
    }
}
