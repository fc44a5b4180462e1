package dev.showdown.api;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

import dev.showdown.system.http.Preconditions;

/** A thing that is sent with the tag of its version, which a later change names. */
final class Tagged {

    private Tagged() {}

    static <T> RestResponse<T> ok(T body, int version) {
        return response(RestResponse.Status.OK, body, version).build();
    }

    /** @param location where it is read from now on */
    static <T> RestResponse<T> created(T body, int version, String location) {
        return response(RestResponse.Status.CREATED, body, version)
                .header(HttpHeaders.LOCATION, location)
                .build();
    }

    static <T> RestResponse.ResponseBuilder<T> response(RestResponse.Status status, T body, int version) {
        return RestResponse.ResponseBuilder.create(status, body).header(HttpHeaders.ETAG, Preconditions.tag(version));
    }
}
