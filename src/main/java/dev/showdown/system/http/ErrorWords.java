package dev.showdown.system.http;

/** What an error page says at its head, and where nobody has found better words. */
final class ErrorWords {

    static final String OUTRUN = "outrun";

    private ErrorWords() {}

    static String heading(int status, String code) {
        return switch (code) {
            case Errors.NOT_REVEALED -> "Not before the reveal";
            case OUTRUN -> "Somebody was faster";
            case ErrorPage.SIGN_IN -> "You are not signed in";
            default -> heading(status);
        };
    }

    private static String heading(int status) {
        return switch (status) {
            case 400 -> "This request cannot be understood";
            case 403 -> "Not allowed";
            case 404 -> "Page not found";
            case 405 -> "That cannot be done here";
            case 409 -> "Not possible now";
            case 410 -> "No longer here";
            case 412 -> "Somebody was faster";
            case 413 -> "Too much at once";
            case 415 -> "That cannot be read";
            case 422 -> "Something needs correcting";
            case 429 -> "Too many requests";
            case 501 -> "Not offered here";
            case 503 -> "Not available right now";
            default -> status < 500 ? "This did not work" : "Something went wrong";
        };
    }

    static String words(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take that method.";
            case 406 -> "This address has nothing in the format that was asked for.";
            case 428 ->
                "Say what you have seen: If-Match with the ETag of what you read, or If-None-Match: * for something new.";
            case 413 -> "The request is larger than is accepted.";
            case 415 -> "This address does not take that kind of content.";
            case 501 -> "What was asked for is not offered here.";
            default -> Problem.title(status) + ".";
        };
    }
}
