package dev.showdown.account;

import java.util.UUID;

/**
 * Somebody with an account.
 *
 * @param id of the account
 * @param name as others read it
 * @param email the address they proved to be theirs; nobody else is shown it
 */
public record Person(UUID id, String name, String email) {}
