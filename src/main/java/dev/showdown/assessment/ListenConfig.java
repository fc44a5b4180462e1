package dev.showdown.assessment;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the program hears from the database; another address than usual where a pool stands before the database. */
@ConfigMapping(prefix = "showdown.listen")
public interface ListenConfig {

    @WithDefault("${quarkus.datasource.jdbc.url}")
    String url();

    @WithDefault("${quarkus.datasource.username:}")
    Optional<String> user();

    @WithDefault("${quarkus.datasource.password:}")
    Optional<String> password();
}
