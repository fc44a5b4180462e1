package dev.showdown.account;

import java.net.URI;

/** What a letter says. Plain text, and nothing in it that somebody else has typed but a name and a title. */
record LetterWords(String subject, String body) {

    /** @param page to come back to, for whoever goes on without a link of the letter's own */
    static LetterWords of(Letter letter, URI base, String token, ReturnPage page) {
        String site = base.toString().replaceAll("/$", "");
        String host = base.getHost();
        return switch (letter.kind()) {
            case SIGN_UP -> new LetterWords("Finish your account on Showdown", """
                    Somebody, probably you, wants an account on %s with this address.

                    Open this link to choose a name and a password:
                    %s/verify/%s

                    It works once, for 24 hours. If it was not you, do nothing: no account is made.
                    """.formatted(host, site, token));
            case KNOWN ->
                new LetterWords("You have an account on Showdown already", """
                    Somebody, probably you, wanted an account on %s with this address. There is one already.

                    Sign in: %s%s
                    Forgotten the password: %s%s

                    If it was not you, do nothing.
                    """.formatted(
                                host, site, page.from("/sign-in"), site, page.from("/reset")));
            case RESET -> new LetterWords("Choose a new password for Showdown", """
                    Somebody, probably you, asked for a new password for your account on %s.

                    Open this link to choose one:
                    %s/reset/%s

                    It works once, for 30 minutes. If it was not you, do nothing: your password stays as it is.
                    """.formatted(host, site, token));
            case UNKNOWN ->
                new LetterWords("There is no account on Showdown with this address", """
                    Somebody, probably you, asked for a new password on %s. There is no account with this address.

                    Perhaps you have one with another address. To make one with this address: %s%s

                    If it was not you, do nothing.
                    """.formatted(
                                host, site, page.from("/sign-up")));
            case TAKEN -> new LetterWords("This address has an account on Showdown already", """
                    Somebody, probably you, wants to use this address for another account on %s. It has one of its own.

                    Sign in to it, and delete it or change its address first: %s/sign-in

                    If it was not you, do nothing.
                    """.formatted(host, site));
            case NEW_ADDRESS ->
                new LetterWords("Confirm your new address for Showdown", """
                    You want to use this address for your account on %s.

                    Open this link to confirm it:
                    %s/verify/%s

                    It works once, for one hour. If it was not you, do nothing.
                    """.formatted(host, site, token));
            case CHANGED ->
                new LetterWords("Your account on Showdown was changed", """
                    %s of your account on %s was %s.

                    If it was not you, choose a new password at once, and tell whoever runs the service:
                    %s/reset
                    """.formatted(
                                part(letter.words, 0, ""), host, part(letter.words, 1, "changed"), site));
            case INVITATION ->
                new LetterWords("You are invited to a workspace on Showdown", """
                    %s

                    Open this link to join, with an account of yours or a new one:
                    %s/invitations/%s

                    It works once, for 7 days. If you do not know who this is, do nothing.
                    """.formatted(letter.words, site, token));
        };
    }

    /** "What|what became of it"; where there is one part only, it was changed. */
    private static String part(String words, int number, String otherwise) {
        String[] parts = words.split("\\|");
        return number < parts.length ? parts[number] : otherwise;
    }
}
