package dev.showdown.system.http;

import jakarta.ws.rs.core.Response;

/** A status with its name, also where JAX-RS knows none. */
record Status(int code) implements Response.StatusType {
    @Override
    public int getStatusCode() {
        return code;
    }

    @Override
    public Response.Status.Family getFamily() {
        return Response.Status.Family.familyOf(code);
    }

    @Override
    public String getReasonPhrase() {
        return Problem.title(code);
    }
}
