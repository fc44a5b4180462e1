package dev.showdown.report.export;

import java.net.URI;

import io.smallrye.config.ConfigMapping;

/** What stands in a report that has left this installation. */
@ConfigMapping(prefix = "showdown")
public interface ExportConfig {

    /** Where people reach it: links in a document are whole. */
    URI baseUrl();
}
