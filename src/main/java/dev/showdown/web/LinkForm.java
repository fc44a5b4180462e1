package dev.showdown.web;

import java.util.List;

import org.jboss.resteasy.reactive.RestForm;

import dev.showdown.report.ShareOptions;

/** The options of a link, as a form sends them. */
public record LinkForm(
        @RestForm String name,
        @RestForm String expires,
        @RestForm String password,
        @RestForm String revision,
        @RestForm List<String> scope) {

    ShareOptions options() {
        return new ShareOptions(name, expires, revision, scope);
    }
}
