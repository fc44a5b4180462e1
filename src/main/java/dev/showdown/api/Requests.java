package dev.showdown.api;

import dev.showdown.Refused;

/** What every call with a body needs. */
final class Requests {

    private Requests() {}

    static <T> T body(T body) {
        if (body == null) {
            throw new Refused.Invalid("", "required", "Send a JSON object.");
        }
        return body;
    }
}
