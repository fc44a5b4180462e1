package dev.showdown.playbook;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** Which playbooks this installation offers. */
@ConfigMapping(prefix = "showdown.playbook")
public interface PlaybookConfig {

    /** Folders with playbooks of your own, besides the built-in one. */
    Optional<List<Path>> folders();

    /** Key of the playbook that the start page offers first. */
    @WithName("default")
    @WithDefault("node-vs-python")
    String preferred();
}
