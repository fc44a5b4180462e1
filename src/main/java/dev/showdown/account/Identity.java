package dev.showdown.account;

/**
 * Who somebody is to the sign-on of their organisation. Issuer and subject say it; the rest may change, or be wrong.
 *
 * @param issuer who says so
 * @param subject the same for the same person for ever, and never another's
 * @param email empty when none is told
 * @param verified whether the issuer vouches that mail to this address reaches them
 * @param name empty when none is told
 */
public record Identity(String issuer, String subject, String email, boolean verified, String name) {}
